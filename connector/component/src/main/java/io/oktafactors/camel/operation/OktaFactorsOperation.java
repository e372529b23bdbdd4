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
 * The operation table: a row for each endpoint of Okta's User Factors API, with the name that is used in the URI. All
 * properties of an operation are in its row.
 */
public enum OktaFactorsOperation {
    activateFactor(Row.post("/users/{userId}/factors/{factorId}/lifecycle/activate", Effect.CHANGES)
            .body(Body.OPTIONAL)
            .answers(Answer.OBJECT, Factor::of)
            .polledBy("pollFactorActivation")
            .contact(Contact.ACTIVATION)
            .gives(NextValue.QR_TOKEN)
            .rules(RequestRule.FIELD_SPELLING, RequestRule.PASS_CODE)),
    /** Not in Okta's specification, only in the links of a push: withdraws the prompt. */
    cancelFactorTransaction(
            Row.delete("/users/{userId}/factors/{factorId}/transactions/{transactionId}", FactorResult::of)),
    enrollFactor(Row.post("/users/{userId}/factors", Effect.ENROLLS)
            .body(Body.REQUIRED)
            .answers(Answer.OBJECT, Factor::of)
            .takes(updatePhone, templateId, tokenLifetimeSeconds, activate, acceptLanguage)
            .polledBy("pollFactorActivation")
            .contact(Contact.ENROLLMENT)
            .gives(NextValue.FACTOR_ID, NextValue.QR_TOKEN)
            .rules(RequestRule.OF_ENROLLMENT)),
    getFactor(Row.get("/users/{userId}/factors/{factorId}")
            .answers(Answer.OBJECT, Factor::of)
            .gives(NextValue.QR_TOKEN)),
    /** Not in Okta's specification, only in the links of an activation: the QR code that an app scans. */
    getFactorQrCode(Row.get("/users/{userId}/factors/{factorId}/qr/{qrToken}").answers(Answer.IMAGE, null)),
    getFactorTransactionStatus(Row.get("/users/{userId}/factors/{factorId}/transactions/{transactionId}")
            .answers(Answer.OBJECT, FactorResult::of)
            .polledBy("getFactorTransactionStatus")
            .gives(NextValue.TRANSACTION_ID, NextValue.CORRECT_ANSWER)),
    /** Not a factor operation: finds a user by id or login. */
    getUser(Row.get("/users/{userId}").answers(Answer.OBJECT, User::of).gives(NextValue.USER_ID)),
    listFactors(Row.get("/users/{userId}/factors").answers(Answer.ARRAY, Factor::of)),
    listSupportedFactors(Row.get("/users/{userId}/factors/catalog").answers(Answer.ARRAY, SupportedFactor::of)),
    listSupportedSecurityQuestions(Row.get("/users/{userId}/factors/questions")
            .scope(OauthScope.API_TOKEN_ONLY)
            .answers(Answer.ARRAY, SecurityQuestion::of)),
    /** Not in Okta's specification, only in the links of a pending push factor: the state of its activation. */
    pollFactorActivation(Row.post("/users/{userId}/factors/{factorId}/lifecycle/activate/poll", Effect.READS)
            .answers(Answer.OBJECT, Factor::of)
            .polledBy("pollFactorActivation")
            .gives(NextValue.QR_TOKEN)),
    resendEnrollFactor(Row.post("/users/{userId}/factors/{factorId}/resend", Effect.SENDS)
            .body(Body.REQUIRED)
            .answers(Answer.OBJECT, Factor::of)
            .takes(templateId)
            .contact(Contact.RESEND)
            .rules(RequestRule.OF_RESEND)),
    /** Not a factor operation: removes all factors of a user. */
    resetFactors(Row.post("/users/{userId}/lifecycle/reset_factors", Effect.RESETS)
            .answers(Answer.OBJECT_OR_NOTHING, Factor::of)),
    /** Not in Okta's specification, only in the links of a pending push factor. */
    sendFactorActivationEmail(Row.post("/users/{userId}/factors/{factorId}/lifecycle/activate/email", Effect.SENDS)
            .body(Body.OPTIONAL)
            .answers(Answer.OBJECT_OR_NOTHING, Factor::of)
            .contact(Contact.EMAIL)),
    /** Not in Okta's specification, only in the links of a pending push factor. */
    sendFactorActivationSms(Row.post("/users/{userId}/factors/{factorId}/lifecycle/activate/sms", Effect.SENDS)
            .body(Body.OPTIONAL)
            .answers(Answer.OBJECT_OR_NOTHING, Factor::of)
            .contact(Contact.SMS)),
    unenrollFactor(Row.delete("/users/{userId}/factors/{factorId}", Factor::of).takes(removeRecoveryEnrollment)),
    verifyFactor(Row.post("/users/{userId}/factors/{factorId}/verify", Effect.SENDS)
            .body(Body.OPTIONAL)
            .answers(Answer.OBJECT, FactorResult::of)
            .takes(templateId, tokenLifetimeSeconds, acceptLanguage, xForwardedFor, userAgent)
            .polledBy("getFactorTransactionStatus")
            .contact(Contact.CHALLENGE)
            .gives(NextValue.TRANSACTION_ID, NextValue.CORRECT_ANSWER)
            .rules(RequestRule.OF_VERIFICATION));

    /** Whether the message body becomes the body of the request. */
    public enum Body {
        NONE,
        OPTIONAL,
        REQUIRED
    }

    /** The content of a successful answer. */
    public enum Answer {
        OBJECT,
        OBJECT_OR_NOTHING,
        ARRAY,
        IMAGE;

        /** The media types of {@code Accept}; an error is always JSON. */
        public String accept() {
            return this == IMAGE ? "image/png, application/json" : "application/json";
        }
    }

    /** The effect of a second execution, which decides whether a call is made again after a lost answer. */
    public enum Effect {
        /** None: it reads. */
        READS(true),
        /** None: the resource stays removed, and a 404 is then a success. */
        REMOVES(true),
        /** The same as that of one execution. */
        RESETS(true),
        /** A second code, and perhaps a second factor. The list of the user's factors shows whether the call was executed. */
        ENROLLS(false),
        /** A second code or prompt, or a passcode that is used up. Nothing shows whether the call was executed. */
        SENDS(false),
        /** It uses one of few attempts. */
        CHANGES(false);

        private final boolean repeatable;

        Effect(boolean repeatable) {
            this.repeatable = repeatable;
        }

        /** Whether it may be executed twice. */
        public boolean isRepeatable() {
            return repeatable;
        }
    }

    /** The scope that an OAuth 2.0 access token has to have. */
    private enum OauthScope {
        READ("okta.users.read"),
        MANAGE("okta.users.manage"),
        /** None: Okta accepts no access token for it. */
        API_TOKEN_ONLY(null);

        private final String wireName;

        OauthScope(String wireName) {
            this.wireName = wireName;
        }
    }

    /** How an operation contacts the user by phone, mail or app, which is subject to limits of recipients. */
    public enum Contact {
        NONE,
        /** The code of the new factor that the body describes, unless the factor is active at once. */
        ENROLLMENT,
        /** Another code for the factor. */
        RESEND,
        /** The link that activates a push factor, by SMS. */
        SMS,
        /** The link that activates a push factor, by mail. */
        EMAIL,
        /** A code or a push prompt, unless the body contains the answer to one. */
        CHALLENGE,
        /** None, but it tries a passcode. */
        ACTIVATION
    }

    /** Builds a row. */
    private static final class Row {

        private final String method;
        private final PathTemplate template;
        private final Effect effect;
        private OauthScope scope;
        private Body body = Body.NONE;
        private Answer answer;
        private Function<JsonNode, OktaObject> model;
        private OktaFactorsParameter[] others = {};
        private String poll;
        private Contact contact = Contact.NONE;
        private List<NextValue> next = List.of();
        private List<RequestRule> rules = List.of();

        private Row(String method, String path, Effect effect) {
            this.method = method;
            this.template = new PathTemplate(path);
            this.effect = effect;
            this.scope = method.equals("GET") ? OauthScope.READ : OauthScope.MANAGE;
        }

        static Row get(String path) {
            return new Row("GET", path, Effect.READS);
        }

        static Row post(String path, Effect effect) {
            return new Row("POST", path, effect);
        }

        static Row delete(String path, Function<JsonNode, OktaObject> model) {
            return new Row("DELETE", path, Effect.REMOVES).answers(Answer.OBJECT_OR_NOTHING, model);
        }

        Row scope(OauthScope needed) {
            scope = needed;
            return this;
        }

        Row body(Body rule) {
            body = rule;
            return this;
        }

        Row answers(Answer kind, Function<JsonNode, OktaObject> type) {
            answer = kind;
            model = type;
            return this;
        }

        Row takes(OktaFactorsParameter... parameters) {
            others = parameters;
            return this;
        }

        Row polledBy(String operation) {
            poll = operation;
            return this;
        }

        Row contact(Contact kind) {
            contact = kind;
            return this;
        }

        Row gives(NextValue... values) {
            next = List.of(values);
            return this;
        }

        Row rules(RequestRule... all) {
            rules = List.of(all);
            return this;
        }
    }

    private final Row row;
    private final String bucket;
    private final List<OktaFactorsParameter> parameters;
    private OktaFactorsOperation poll;

    static {
        for (OktaFactorsOperation operation : values()) {
            operation.poll = operation.row.poll == null ? null : valueOf(operation.row.poll);
        }
    }

    OktaFactorsOperation(Row row) {
        this.row = row;
        this.bucket = row.method + " " + row.template;
        this.parameters = Stream.concat(row.template.parameters().stream(), Stream.of(row.others))
                .toList();
    }

    /** The HTTP method. */
    public String method() {
        return row.method;
    }

    /** The path template below {@code /api/v1}, with its path parameters in braces. */
    public String path() {
        return row.template.toString();
    }

    public PathTemplate template() {
        return row.template;
    }

    /** The pattern of the rate limit bucket: Okta uses the most specific pattern for which it has a bucket. */
    public String bucket() {
        return bucket;
    }

    /** The OAuth 2.0 scope that the operation needs; empty if it accepts only an API token. */
    public Optional<String> scope() {
        return Optional.ofNullable(row.scope.wireName);
    }

    public Body body() {
        return row.body;
    }

    public Answer answer() {
        return row.answer;
    }

    public Effect effect() {
        return row.effect;
    }

    /** The type of an answer, or of each item in it. */
    public OktaObject model(JsonNode tree) {
        return row.model.apply(tree);
    }

    /** The parameters the operation takes: first those of the path, in order, then query and header. */
    public List<OktaFactorsParameter> parameters() {
        return parameters;
    }

    /** The operation that polls the push which this one may start; null if it starts none. */
    public OktaFactorsOperation poll() {
        return poll;
    }

    public Contact contact() {
        return row.contact;
    }

    /** The values of an answer that later calls may need. */
    public List<NextValue> next() {
        return row.next;
    }

    /** The rules that a request is checked against, in their order. */
    public List<RequestRule> rules() {
        return row.rules;
    }
}
