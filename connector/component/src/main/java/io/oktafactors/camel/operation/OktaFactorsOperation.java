package io.oktafactors.camel.operation;

import static io.oktafactors.camel.operation.OktaFactorsParameter.acceptLanguage;
import static io.oktafactors.camel.operation.OktaFactorsParameter.activate;
import static io.oktafactors.camel.operation.OktaFactorsParameter.removeRecoveryEnrollment;
import static io.oktafactors.camel.operation.OktaFactorsParameter.templateId;
import static io.oktafactors.camel.operation.OktaFactorsParameter.tokenLifetimeSeconds;
import static io.oktafactors.camel.operation.OktaFactorsParameter.updatePhone;
import static io.oktafactors.camel.operation.OktaFactorsParameter.userAgent;
import static io.oktafactors.camel.operation.OktaFactorsParameter.xForwardedFor;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.model.SecurityQuestion;
import io.oktafactors.camel.model.SupportedFactor;
import io.oktafactors.camel.model.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The operation table: a row for each endpoint of Okta's user factor API, spelled as in the URI. What the component knows
 * about an operation stands in its row and nowhere else.
 */
public enum OktaFactorsOperation {
    activateFactor(
            "POST",
            "/users/{userId}/factors/{factorId}/lifecycle/activate",
            Body.OPTIONAL,
            Answer.OBJECT,
            Effect.CHANGES,
            Factor::of),
    /** In no specification of Okta's, only in the links of a push: withdraws the prompt. */
    cancelFactorTransaction(
            "DELETE",
            "/users/{userId}/factors/{factorId}/transactions/{transactionId}",
            Body.NONE,
            Answer.OBJECT_OR_NOTHING,
            Effect.REMOVES,
            FactorResult::of),
    enrollFactor(
            "POST",
            "/users/{userId}/factors",
            Body.REQUIRED,
            Answer.OBJECT,
            Effect.ENROLLS,
            Factor::of,
            updatePhone,
            templateId,
            tokenLifetimeSeconds,
            activate,
            acceptLanguage),
    getFactor("GET", "/users/{userId}/factors/{factorId}", Body.NONE, Answer.OBJECT, Effect.READS, Factor::of),
    /** In no specification of Okta's, only in the links of an activation: the picture that an app scans. */
    getFactorQrCode(
            "GET", "/users/{userId}/factors/{factorId}/qr/{qrToken}", Body.NONE, Answer.IMAGE, Effect.READS, null),
    getFactorTransactionStatus(
            "GET",
            "/users/{userId}/factors/{factorId}/transactions/{transactionId}",
            Body.NONE,
            Answer.OBJECT,
            Effect.READS,
            FactorResult::of),
    /** Not a factor operation: finds the user behind an id or a login, with the user's status. */
    getUser("GET", "/users/{userId}", Body.NONE, Answer.OBJECT, Effect.READS, User::of),
    listFactors("GET", "/users/{userId}/factors", Body.NONE, Answer.ARRAY, Effect.READS, Factor::of),
    listSupportedFactors(
            "GET", "/users/{userId}/factors/catalog", Body.NONE, Answer.ARRAY, Effect.READS, SupportedFactor::of),
    listSupportedSecurityQuestions(
            Scope.API_TOKEN_ONLY,
            "GET",
            "/users/{userId}/factors/questions",
            Body.NONE,
            Answer.ARRAY,
            Effect.READS,
            SecurityQuestion::of),
    /** In no specification of Okta's, only in the links of a pending push factor: how its activation stands. */
    pollFactorActivation(
            "POST",
            "/users/{userId}/factors/{factorId}/lifecycle/activate/poll",
            Body.NONE,
            Answer.OBJECT,
            Effect.READS,
            Factor::of),
    resendEnrollFactor(
            "POST",
            "/users/{userId}/factors/{factorId}/resend",
            Body.REQUIRED,
            Answer.OBJECT,
            Effect.SENDS,
            Factor::of,
            templateId),
    /** Not a factor operation: removes all factors of a user. */
    resetFactors(
            "POST",
            "/users/{userId}/lifecycle/reset_factors",
            Body.NONE,
            Answer.OBJECT_OR_NOTHING,
            Effect.RESETS,
            Factor::of),
    /** In no specification of Okta's, only in the links of a pending push factor. */
    sendFactorActivationEmail(
            "POST",
            "/users/{userId}/factors/{factorId}/lifecycle/activate/email",
            Body.OPTIONAL,
            Answer.OBJECT_OR_NOTHING,
            Effect.SENDS,
            Factor::of),
    /** In no specification of Okta's, only in the links of a pending push factor. */
    sendFactorActivationSms(
            "POST",
            "/users/{userId}/factors/{factorId}/lifecycle/activate/sms",
            Body.OPTIONAL,
            Answer.OBJECT_OR_NOTHING,
            Effect.SENDS,
            Factor::of),
    unenrollFactor(
            "DELETE",
            "/users/{userId}/factors/{factorId}",
            Body.NONE,
            Answer.OBJECT_OR_NOTHING,
            Effect.REMOVES,
            Factor::of,
            removeRecoveryEnrollment),
    verifyFactor(
            "POST",
            "/users/{userId}/factors/{factorId}/verify",
            Body.OPTIONAL,
            Answer.OBJECT,
            Effect.SENDS,
            FactorResult::of,
            templateId,
            tokenLifetimeSeconds,
            acceptLanguage,
            xForwardedFor,
            userAgent);

    /** Whether the message body becomes the body of the request. */
    public enum Body {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** What a successful answer holds. */
    public enum Answer {
        OBJECT,
        OBJECT_OR_NOTHING,
        ARRAY,
        IMAGE;

        /** The media types to ask for; an error is JSON whatever the operation. */
        public String accept() {
            return this == IMAGE ? "image/png, application/json" : "application/json";
        }
    }

    /** What becomes of it when the operation is carried out twice: whether a lost call is made again. */
    public enum Effect {
        /** Nothing: it reads. */
        READS(true),
        /** What is gone stays gone; that it is not there any more is a success then. */
        REMOVES(true),
        /** The same as once. */
        RESETS(true),
        /** A second code, and perhaps a second factor. Whether it was carried out shows in the user's factors. */
        ENROLLS(false),
        /** A second code or prompt, or a passcode that counts once. Nothing shows whether it was carried out. */
        SENDS(false),
        /** Another attempt at something of which there are few. */
        CHANGES(false);

        private final boolean repeatable;

        Effect(boolean repeatable) {
            this.repeatable = repeatable;
        }

        /** Whether it may be carried out twice. */
        public boolean isRepeatable() {
            return repeatable;
        }
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
    private final PathTemplate template;
    private final String bucket;
    private final Body body;
    private final Answer answer;
    private final Effect effect;
    private final Function<JsonNode, OktaObject> model;
    private final List<OktaFactorsParameter> parameters;

    OktaFactorsOperation(
            String method,
            String path,
            Body body,
            Answer answer,
            Effect effect,
            Function<JsonNode, OktaObject> model,
            OktaFactorsParameter... others) {
        this("GET".equals(method) ? Scope.READ : Scope.MANAGE, method, path, body, answer, effect, model, others);
    }

    OktaFactorsOperation(
            Scope scope,
            String method,
            String path,
            Body body,
            Answer answer,
            Effect effect,
            Function<JsonNode, OktaObject> model,
            OktaFactorsParameter... others) {
        this.scope = scope;
        this.method = method;
        this.template = new PathTemplate(path);
        this.bucket = method + " " + path;
        this.body = body;
        this.answer = answer;
        this.effect = effect;
        this.model = model;
        this.parameters =
                Stream.concat(template.parameters().stream(), Stream.of(others)).toList();
    }

    /**
     * The operation of that name, or of the name that one of Okta's SDKs has for it.
     *
     * @throws IllegalArgumentException if there is none; the message lists those that there are
     */
    public static OktaFactorsOperation named(String name) {
        OktaFactorsOperation operation = OperationNames.find(name);
        if (operation == null && (name == null || name.isBlank())) {
            throw new IllegalArgumentException(
                    "An okta-factors URI names an operation, as in okta-factors:listFactors; it is one of "
                            + List.of(values()));
        }
        if (operation == null) {
            throw new IllegalArgumentException("okta-factors knows no operation \"" + name + "\""
                    + OperationNames.hint(name) + "; it is one of " + List.of(values()));
        }
        return operation;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path template below {@code /api/v1}, with its path parameters in braces. */
    public String path() {
        return template.toString();
    }

    public PathTemplate template() {
        return template;
    }

    /** What Okta counts its calls in: it takes the most specific pattern for which it has a bucket. */
    public String bucket() {
        return bucket;
    }

    /** The OAuth 2.0 scope that the operation needs; empty for one that takes an API token only. */
    public Optional<String> scope() {
        return Optional.ofNullable(scope.wireName);
    }

    public Body body() {
        return body;
    }

    public Answer answer() {
        return answer;
    }

    public Effect effect() {
        return effect;
    }

    /** The type of an answer, or of each item in it. */
    public OktaObject model(JsonNode tree) {
        return model.apply(tree);
    }

    /** The parameters the operation takes: first those of the path, in order, then query and header. */
    public List<OktaFactorsParameter> parameters() {
        return parameters;
    }
}
