package io.oktafactors.camel.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The rules of requests that Okta is certain to refuse, each with what to send instead. If a row needs the type of a factor,
 * the request itself has to contain it: an id does not tell the type.
 */
public enum RequestRule {
    FIELD_SPELLING(
            call -> Stream.of("", "/profile", "/verify").anyMatch(call::misspells),
            "the name of a field is spelled differently than in Okta's API; correct it, such as passCode or"
                    + " phoneNumber (Okta ignores unknown fields and may send a code instead)"),
    TOKEN_LIFETIME(
            call -> call.values().containsKey(OktaFactorsParameter.tokenLifetimeSeconds)
                    && !isLifetime(Integer.parseInt(call.values().get(OktaFactorsParameter.tokenLifetimeSeconds))),
            "tokenLifetimeSeconds must be 1 to 86400"),
    CATALOGUE_ENTRY(
            call -> call.has("/enrollment") || call.has("/_links/enroll"),
            "the body is an entry of listSupportedFactors; send factorType, provider and profile only"
                    + " (SupportedFactor.enroll() creates such a body)"),
    FACTOR_TYPE(call -> !call.says("/factorType"), "factorType is missing; send it, such as \"sms\", and its provider"),
    FACTOR_TYPE_SPELLING(
            call -> call.misspells("/factorType", KnownValues.FACTOR_TYPES),
            "factorType is spelled differently than in Okta's API; correct it, such as \"sms\" or"
                    + " \"token:software:totp\""),
    PROVIDER(
            call -> !call.says("/provider"),
            "provider is missing; send the provider of the factorType, such as \"OKTA\" (the methods of"
                    + " EnrollRequest set it)"),
    PROVIDER_SPELLING(
            call -> call.misspells("/provider", KnownValues.PROVIDERS),
            "provider is spelled differently than in Okta's API; send it in capital letters, such as \"OKTA\""),
    PROFILE(
            call -> call.isNoObject("/profile") || call.isNoObject("/verify"),
            "profile or verify is not a JSON object; send an object with its fields, such as"
                    + " {\"phoneNumber\": \"+12065550100\"}"),
    PHONE_NUMBER(
            call -> (call.enrolls("sms") || call.enrolls("call"))
                    && call.has("/profile/phoneNumber")
                    && !Call.E164
                            .matcher(call.body().at("/profile/phoneNumber").asText())
                            .matches(),
            "profile.phoneNumber is not in E.164 format; send a plus sign, the country code and the number,"
                    + " at most 15 digits in all, without separators"),
    PHONE_EXTENSION(
            call -> call.enrolls("call") && call.length("/profile/phoneExtension") > 15,
            "profile.phoneExtension is too long; send at most 15 characters"),
    EMAIL(
            call -> call.enrolls("email") && call.length("/profile/email") > 100,
            "profile.email is too long; send at most 100 characters"),
    QUESTION(
            call -> call.enrolls("question") && !call.says("/profile/question"),
            "profile.question is missing; send the key of a question from listSupportedSecurityQuestions"),
    QUESTION_SPELLING(
            call -> call.enrolls("question") && call.misspells("/profile/question", KnownValues.QUESTIONS),
            "profile.question is not one of Okta's keys; send a key, such as \"first_award\", from"
                    + " listSupportedSecurityQuestions"),
    ANSWER(
            call -> call.enrolls("question") && (!call.says("/profile/answer") || call.length("/profile/answer") < 4),
            "profile.answer is too short; send at least 4 characters"),
    TOKEN_PASS_CODE(
            call -> (call.enrolls("token") || call.enrolls("token:hardware")) && !call.says("/verify/passCode"),
            "verify.passCode is missing; send the code that the token shows, as a JSON string"),
    NEXT_PASS_CODE(
            call -> call.enrolls("token")
                    && "SYMANTEC".equals(call.body().path("provider").textValue())
                    && !call.says("/verify/nextPassCode"),
            "verify.nextPassCode is missing; send the next code that the token shows, as a JSON string"),
    HOTP_ACTIVATE(
            call -> call.enrolls("token:hotp") && !"true".equals(call.values().get(OktaFactorsParameter.activate)),
            "the parameter activate is not true; a token:hotp factor can only be enrolled with activate=true"),
    PASS_CODE(
            call -> call.body().has("passCode") && !call.says("/passCode"),
            "passCode is empty or not a JSON string; send the code as a string to keep leading zeros"),
    NO_VERIFICATION(
            call -> !call.body().isEmpty() && Call.VERIFYING.stream().noneMatch(call.body()::has),
            "the body has no field that verifies the factor, so Okta would ignore it and may send a code; send"
                    + " passCode or answer, or set the body to null to start a challenge"),
    NO_CHALLENGE(
            call -> call.verifies(Call.NEVER_CHALLENGED) && !call.says("/passCode"),
            "passCode is missing; no challenge is sent for this factor type, so send the code that the factor shows"),
    NO_ANSWER(
            call -> call.verifies(Call.ANSWERED) && !call.says("/answer"),
            "answer is missing; no challenge is sent for a security question, so send its answer");

    /** A request before it is sent; the body is a missing node if there is none. */
    record Call(Map<OktaFactorsParameter, String> values, JsonNode body) {

        private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

        private static final Set<String> ANSWERED = Set.of("question");
        private static final Set<String> NEVER_CHALLENGED =
                Set.of("token", "token:hardware", "token:hotp", "token:software:totp");

        /** The fields that a verification may contain, in this and older versions. */
        private static final Set<String> VERIFYING = BodyField.names(BodyField.Use.VERIFIES);

        /** The fields of all bodies, in lower case, with Okta's spelling. */
        private static final Map<String, String> FIELDS = BodyField.names(BodyField.Use.SPELLED).stream()
                .collect(Collectors.toUnmodifiableMap(field -> field.toLowerCase(Locale.ROOT), field -> field));

        boolean enrolls(String factorType) {
            return factorType.equals(body.path("factorType").textValue());
        }

        boolean verifies(Set<String> factorTypes) {
            return factorTypes.contains(values.get(OktaFactorsParameter.factorId));
        }

        boolean has(String pointer) {
            return !body.at(pointer).isMissingNode() && !body.at(pointer).isNull();
        }

        /** Whether there is a text that is not blank. */
        boolean says(String pointer) {
            return body.at(pointer).isTextual() && !body.at(pointer).textValue().isBlank();
        }

        /** Whether a field differs from one of Okta's only in its spelling. */
        boolean misspells(String pointer) {
            Iterable<String> names = () -> body.at(pointer).fieldNames();
            return StreamSupport.stream(names.spliterator(), false).anyMatch(name -> {
                String known = FIELDS.get(name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT));
                return known != null && !known.equals(name);
            });
        }

        /** Whether a text differs from one of these values only in its spelling. */
        boolean misspells(String pointer, KnownValues words) {
            return says(pointer) && words.misspelledBy(body.at(pointer).textValue());
        }

        boolean isNoObject(String pointer) {
            return has(pointer) && !body.at(pointer).isObject();
        }

        int length(String pointer) {
            return body.at(pointer).asText().length();
        }
    }

    static final RequestRule[] OF_ENROLLMENT = {
        FIELD_SPELLING,
        TOKEN_LIFETIME,
        CATALOGUE_ENTRY,
        FACTOR_TYPE,
        FACTOR_TYPE_SPELLING,
        PROVIDER,
        PROVIDER_SPELLING,
        PROFILE,
        PHONE_NUMBER,
        PHONE_EXTENSION,
        EMAIL,
        QUESTION,
        QUESTION_SPELLING,
        ANSWER,
        TOKEN_PASS_CODE,
        NEXT_PASS_CODE,
        HOTP_ACTIVATE
    };

    static final RequestRule[] OF_RESEND = {
        FIELD_SPELLING,
        FACTOR_TYPE,
        FACTOR_TYPE_SPELLING,
        PROVIDER_SPELLING,
        PROFILE,
        PHONE_NUMBER,
        PHONE_EXTENSION,
        EMAIL
    };

    static final RequestRule[] OF_VERIFICATION = {
        FIELD_SPELLING, TOKEN_LIFETIME, PASS_CODE, NO_VERIFICATION, NO_CHALLENGE, NO_ANSWER
    };

    private final Predicate<Call> broken;
    private final String advice;

    RequestRule(Predicate<Call> broken, String advice) {
        this.broken = broken;
        this.advice = advice;
    }

    /**
     * The first of the rules that a request breaks; null for none.
     *
     * @param body the JSON to send; a missing node if there is none
     */
    public static RequestRule firstBroken(
            List<RequestRule> rules, Map<OktaFactorsParameter, String> values, JsonNode body) {
        Call call = new Call(values, body);
        for (RequestRule rule : rules) {
            if (rule.broken.test(call)) {
                return rule;
            }
        }
        return null;
    }

    /** What to send instead; quotes no value. */
    public String advice() {
        return advice;
    }

    /** Whether this is a valid lifetime of a passcode, in seconds. */
    public static boolean isLifetime(int seconds) {
        return seconds >= 1 && seconds <= 86_400;
    }
}
