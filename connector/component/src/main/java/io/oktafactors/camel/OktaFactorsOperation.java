package io.oktafactors.camel;

import static io.oktafactors.camel.OktaFactorsParameter.acceptLanguage;
import static io.oktafactors.camel.OktaFactorsParameter.activate;
import static io.oktafactors.camel.OktaFactorsParameter.removeRecoveryEnrollment;
import static io.oktafactors.camel.OktaFactorsParameter.templateId;
import static io.oktafactors.camel.OktaFactorsParameter.tokenLifetimeSeconds;
import static io.oktafactors.camel.OktaFactorsParameter.updatePhone;
import static io.oktafactors.camel.OktaFactorsParameter.userAgent;
import static io.oktafactors.camel.OktaFactorsParameter.xForwardedFor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operation table: a row for each endpoint of Okta's user factor API, spelled as in the URI. What the component knows
 * about an operation stands in its row and nowhere else.
 */
public enum OktaFactorsOperation {
    activateFactor("POST", "/users/{userId}/factors/{factorId}/lifecycle/activate", Body.OPTIONAL, Answer.OBJECT),
    enrollFactor(
            "POST",
            "/users/{userId}/factors",
            Body.REQUIRED,
            Answer.OBJECT,
            updatePhone,
            templateId,
            tokenLifetimeSeconds,
            activate,
            acceptLanguage),
    getFactor("GET", "/users/{userId}/factors/{factorId}", Body.NONE, Answer.OBJECT),
    getFactorTransactionStatus(
            "GET", "/users/{userId}/factors/{factorId}/transactions/{transactionId}", Body.NONE, Answer.OBJECT),
    /** Not a factor operation: finds the user behind an id or a login, with the user's status. */
    getUser("GET", "/users/{userId}", Body.NONE, Answer.OBJECT),
    listFactors("GET", "/users/{userId}/factors", Body.NONE, Answer.ARRAY),
    listSupportedFactors("GET", "/users/{userId}/factors/catalog", Body.NONE, Answer.ARRAY),
    listSupportedSecurityQuestions(
            Scope.API_TOKEN_ONLY, "GET", "/users/{userId}/factors/questions", Body.NONE, Answer.ARRAY),
    resendEnrollFactor("POST", "/users/{userId}/factors/{factorId}/resend", Body.REQUIRED, Answer.OBJECT, templateId),
    unenrollFactor("DELETE", "/users/{userId}/factors/{factorId}", Body.NONE, Answer.NOTHING, removeRecoveryEnrollment),
    verifyFactor(
            "POST",
            "/users/{userId}/factors/{factorId}/verify",
            Body.OPTIONAL,
            Answer.OBJECT,
            templateId,
            tokenLifetimeSeconds,
            acceptLanguage,
            xForwardedFor,
            userAgent);

    /** Whether the message body becomes the body of the request. */
    enum Body {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** What a successful answer holds. */
    enum Answer {
        NOTHING,
        OBJECT,
        ARRAY
    }

    /** The scope that an OAuth 2.0 access token has to have. */
    enum Scope {
        READ("okta.users.read"),
        MANAGE("okta.users.manage"),
        /** There is none: Okta takes no access token for it. */
        API_TOKEN_ONLY(null);

        private final String wireName;

        Scope(String wireName) {
            this.wireName = wireName;
        }
    }

    private final Scope scope;
    private final String method;
    private final String path;
    private final Body body;
    private final Answer answer;
    private final List<OktaFactorsParameter> parameters;

    OktaFactorsOperation(String method, String path, Body body, Answer answer, OktaFactorsParameter... others) {
        this("GET".equals(method) ? Scope.READ : Scope.MANAGE, method, path, body, answer, others);
    }

    OktaFactorsOperation(
            Scope scope, String method, String path, Body body, Answer answer, OktaFactorsParameter... others) {
        this.scope = scope;
        this.method = method;
        this.path = path;
        this.body = body;
        this.answer = answer;
        this.parameters = Stream.concat(OktaFactorsParameter.inPath(path), Stream.of(others))
                .toList();
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    static OktaFactorsOperation named(String name) {
        return Stream.of(values())
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "okta-factors knows no operation \"" + name + "\"; it is one of " + List.of(values())));
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path template below {@code /api/v1}, with its path parameters in braces. */
    public String path() {
        return path;
    }

    /** The OAuth 2.0 scope that the operation needs; empty for one that takes an API token only. */
    public Optional<String> scope() {
        return Optional.ofNullable(scope.wireName);
    }

    Body body() {
        return body;
    }

    Answer answer() {
        return answer;
    }

    /** The parameters the operation takes: first those of the path, in order, then query and header. */
    List<OktaFactorsParameter> parameters() {
        return parameters;
    }
}
