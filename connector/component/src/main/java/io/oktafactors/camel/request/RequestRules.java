package io.oktafactors.camel.request;

import static io.oktafactors.camel.operation.OktaFactorsOperation.activateFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.enrollFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.resendEnrollFactor;
import static io.oktafactors.camel.operation.OktaFactorsOperation.verifyFactor;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;

/**
 * What Okta is certain to refuse: a row for each rule, with what to send instead. A rule that Okta may see otherwise has no
 * place here. Where a row needs the type of a factor, the request itself has to name it: an id tells nothing.
 */
public final class RequestRules {

    /** A request before it is sent; the body is missing where there is none. */
    record Call(Map<OktaFactorsParameter, String> values, JsonNode body) {

        boolean enrolls(String factorType) {
            return factorType.equals(body.path("factorType").textValue());
        }

        boolean verifies(Set<String> factorTypes) {
            return factorTypes.contains(values.get(OktaFactorsParameter.factorId));
        }

        boolean has(String pointer) {
            return !body.at(pointer).isMissingNode() && !body.at(pointer).isNull();
        }

        /** Whether there is a text that says something. */
        boolean says(String pointer) {
            return body.at(pointer).isTextual() && !body.at(pointer).textValue().isBlank();
        }

        /** Whether a field there is one of Okta's but for its spelling. */
        boolean misspells(String pointer) {
            Iterable<String> names = () -> body.at(pointer).fieldNames();
            return StreamSupport.stream(names.spliterator(), false).anyMatch(name -> {
                String known = FIELDS.get(name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT));
                return known != null && !known.equals(name);
            });
        }

        /** Whether the text there is one of these words but for its spelling. */
        boolean misspells(String pointer, OktaWords words) {
            return says(pointer) && words.misspelledBy(body.at(pointer).textValue());
        }

        boolean isNoObject(String pointer) {
            return has(pointer) && !body.at(pointer).isObject();
        }

        int length(String pointer) {
            return body.at(pointer).asText().length();
        }
    }

    /**
     * @param broken whether a request breaks it
     * @param advice what to send instead; quotes no value
     */
    public record Rule(Set<OktaFactorsOperation> operations, Predicate<Call> broken, String advice) {}

    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{1,14}");

    private static final Set<String> ANSWERED = Set.of("question");
    private static final Set<String> NEVER_CHALLENGED =
            Set.of("token", "token:hardware", "token:hotp", "token:software:totp");

    /** What a verification may hold, of today and of older versions. */
    private static final Set<String> VERIFYING = BodyField.names(BodyField.Use.VERIFIES);

    /** The fields of all bodies, in lower case, with Okta's spelling. */
    private static final Map<String, String> FIELDS = BodyField.names(BodyField.Use.SPELLED).stream()
            .collect(Collectors.toUnmodifiableMap(field -> field.toLowerCase(Locale.ROOT), field -> field));

    public static final List<Rule> RULES = List.of(
            new Rule(
                    Set.of(activateFactor, enrollFactor, resendEnrollFactor, verifyFactor),
                    call -> Stream.of("", "/profile", "/verify").anyMatch(call::misspells),
                    "a field has another case, or hyphens or underscores; spell it as Okta does, such as passCode or"
                            + " phoneNumber (Okta passes over what it does not know, and may send a code instead)"),
            new Rule(
                    Set.of(enrollFactor, verifyFactor),
                    call -> call.values().containsKey(OktaFactorsParameter.tokenLifetimeSeconds)
                            && !isLifetime(
                                    Integer.parseInt(call.values().get(OktaFactorsParameter.tokenLifetimeSeconds))),
                    "tokenLifetimeSeconds must be 1 to 86400"),
            new Rule(
                    Set.of(enrollFactor),
                    call -> call.has("/enrollment") || call.has("/_links/enroll"),
                    "the body is an entry of the catalogue; send factorType, provider and profile alone"
                            + " (SupportedFactor.enroll() makes such a body)"),
            new Rule(
                    Set.of(enrollFactor, resendEnrollFactor),
                    call -> !call.says("/factorType"),
                    "the body names no factorType; send one, such as \"sms\", and its provider"),
            new Rule(
                    Set.of(enrollFactor, resendEnrollFactor),
                    call -> call.misspells("/factorType", OktaWords.FACTOR_TYPES),
                    "factorType is spelled in another way than Okta's; send it as Okta does, such as \"sms\" or"
                            + " \"token:software:totp\""),
            new Rule(
                    Set.of(enrollFactor),
                    call -> !call.says("/provider"),
                    "the body names no provider; send the one of the factorType, such as \"OKTA\" (the methods of"
                            + " EnrollRequest know it)"),
            new Rule(
                    Set.of(enrollFactor, resendEnrollFactor),
                    call -> call.misspells("/provider", OktaWords.PROVIDERS),
                    "provider is spelled in another way than Okta's; send it in capitals, such as \"OKTA\""),
            new Rule(
                    Set.of(enrollFactor, resendEnrollFactor),
                    call -> call.isNoObject("/profile") || call.isNoObject("/verify"),
                    "profile or verify is no JSON object; send one with its fields, such as"
                            + " {\"phoneNumber\": \"+12065550100\"}"),
            new Rule(
                    Set.of(enrollFactor, resendEnrollFactor),
                    call -> (call.enrolls("sms") || call.enrolls("call"))
                            && call.has("/profile/phoneNumber")
                            && !E164.matcher(call.body()
                                            .at("/profile/phoneNumber")
                                            .asText())
                                    .matches(),
                    "profile.phoneNumber is not in E.164 form; send a plus sign, the country code and the number,"
                            + " together at most 15 digits, with nothing between them"),
            new Rule(
                    Set.of(enrollFactor, resendEnrollFactor),
                    call -> call.enrolls("call") && call.length("/profile/phoneExtension") > 15,
                    "profile.phoneExtension is too long; send at most 15 characters"),
            new Rule(
                    Set.of(enrollFactor, resendEnrollFactor),
                    call -> call.enrolls("email") && call.length("/profile/email") > 100,
                    "profile.email is too long; send at most 100 characters"),
            new Rule(
                    Set.of(enrollFactor),
                    call -> call.enrolls("question") && !call.says("/profile/question"),
                    "profile.question is missing; send the key of a question (listSupportedSecurityQuestions lists"
                            + " them)"),
            new Rule(
                    Set.of(enrollFactor),
                    call -> call.enrolls("question") && call.misspells("/profile/question", OktaWords.QUESTIONS),
                    "profile.question is spelled in another way than Okta's key; send the key, such as \"first_award\""
                            + " (listSupportedSecurityQuestions lists them)"),
            new Rule(
                    Set.of(enrollFactor),
                    call -> call.enrolls("question")
                            && (!call.says("/profile/answer") || call.length("/profile/answer") < 4),
                    "profile.answer is too short; send a text of at least 4 characters"),
            new Rule(
                    Set.of(enrollFactor),
                    call -> (call.enrolls("token") || call.enrolls("token:hardware")) && !call.says("/verify/passCode"),
                    "verify.passCode is missing; send the code that the token shows, as text"),
            new Rule(
                    Set.of(enrollFactor),
                    call -> call.enrolls("token")
                            && "SYMANTEC".equals(call.body().path("provider").textValue())
                            && !call.says("/verify/nextPassCode"),
                    "verify.nextPassCode is missing; send the code that the token shows next, as text"),
            new Rule(
                    Set.of(enrollFactor),
                    call -> call.enrolls("token:hotp")
                            && !"true".equals(call.values().get(OktaFactorsParameter.activate)),
                    "a token:hotp factor is enrolled with the parameter activate=true only; set it"),
            new Rule(
                    Set.of(activateFactor, verifyFactor),
                    call -> call.body().has("passCode") && !call.says("/passCode"),
                    "passCode is empty or no text; send the code as text, so that its leading zeros stay"),
            new Rule(
                    Set.of(verifyFactor),
                    call -> !call.body().isEmpty() && VERIFYING.stream().noneMatch(call.body()::has),
                    "the body has no field of a verification, so Okta would take it for none and may send a code; send"
                            + " passCode or answer, or set the body to null where a challenge is meant"),
            new Rule(
                    Set.of(verifyFactor),
                    call -> call.verifies(NEVER_CHALLENGED) && !call.says("/passCode"),
                    "passCode is missing; this kind of factor sends no challenge, so send the code it shows"),
            new Rule(
                    Set.of(verifyFactor),
                    call -> call.verifies(ANSWERED) && !call.says("/answer"),
                    "answer is missing; a security question sends no challenge, so send its answer"));

    private RequestRules() {}

    /**
     * @param body the JSON to send; null for none
     * @throws CamelExchangeException if a rule is broken; the message says what to send instead and quotes no value
     */
    static void check(
            OktaFactorsOperation operation, Map<OktaFactorsParameter, String> values, byte[] body, Exchange exchange)
            throws CamelExchangeException {
        Call call = new Call(values, Json.treeOrMissing(body));
        for (Rule rule : RULES) {
            if (rule.operations().contains(operation) && rule.broken().test(call)) {
                throw new CamelExchangeException(
                        operation + " was not sent: " + rule.advice() + " (option validateRequest)", exchange);
            }
        }
    }

    /** Whether a passcode may be good for that many seconds. */
    public static boolean isLifetime(int seconds) {
        return seconds >= 1 && seconds <= 86_400;
    }
}
