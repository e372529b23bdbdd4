package io.oktafactors.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.model.ResendRequest;
import io.oktafactors.camel.model.VerifyRequest;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks a rule, and what does not; that a message is held to the rules is in RequestRulesTest. */
class RequestRuleTest {

    static Stream<Arguments> brokenRules() {
        String e164 = "profile.phoneNumber is not in E.164 format; send a plus sign, the country code and the number";
        String answer = "profile.answer is too short; send at least 4 characters";
        String text = "passCode is empty or not a JSON string; send the code as a string";
        String spelling = "the name of a field is spelled differently than in Okta's API; correct it";
        String verification =
                "the body has no field that verifies the factor, so Okta would ignore it and may send a code;"
                        + " send passCode or answer";
        String lifetime = "tokenLifetimeSeconds must be 1 to 86400";
        return Stream.of(
                Arguments.of("enrollFactor", "tokenLifetimeSeconds=0", EnrollRequest.push(), lifetime),
                Arguments.of("verifyFactor", "tokenLifetimeSeconds=86401", null, lifetime),
                Arguments.of("verifyFactor", "", "{\"passcode\":\"482913\"}", spelling),
                Arguments.of("activateFactor", "", "{\"pass_code\":\"482913\"}", spelling),
                Arguments.of("verifyFactor", "", "{\"Answer\":\"abcd\"}", spelling),
                Arguments.of("enrollFactor", "", "{\"factor_type\":\"sms\"}", spelling),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.smsToPhoneOnFile().withProfile("phone_number", "+12065550142"),
                        spelling),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.rsa("ada", "482913").withVerify("next-passcode", "482914"),
                        spelling),
                Arguments.of("enrollFactor", "", sms("12065550142"), e164),
                Arguments.of("enrollFactor", "", sms("+1-206-555-0142"), e164),
                Arguments.of("enrollFactor", "", sms("+1 206 555 0142"), e164),
                Arguments.of("enrollFactor", "", sms("+02065550142"), e164),
                Arguments.of("enrollFactor", "", sms("+1206555014212345"), e164),
                Arguments.of("enrollFactor", "", sms("+1"), e164),
                Arguments.of("enrollFactor", "", sms(""), e164),
                Arguments.of("enrollFactor", "", sms(12065550142L), e164),
                Arguments.of("enrollFactor", "", EnrollRequest.call("555 0142"), e164),
                Arguments.of("resendEnrollFactor", "", ResendRequest.sms("555 0142"), e164),
                Arguments.of("resendEnrollFactor", "", ResendRequest.call("555 0142"), e164),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.call("+12065550142", "1234567890123456"),
                        "profile.phoneExtension is too long; send at most 15 characters"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.email("a".repeat(93) + "@acme.io"),
                        "profile.email is too long; send at most 100 characters"),
                Arguments.of("enrollFactor", "", EnrollRequest.question("first_award", "abc"), answer),
                Arguments.of("enrollFactor", "", EnrollRequest.question("first_award", "   "), answer),
                Arguments.of("enrollFactor", "", EnrollRequest.question("first_award", null), answer),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.question(null, "blue ribbon"),
                        "profile.question is missing; send the key of a question"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        Map.of("factorType", "sms", "provider", "OKTA", "enrollment", "OPTIONAL"),
                        "the body is an entry of listSupportedFactors; send factorType, provider and profile only"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        Map.of("factorType", "sms", "_links", Map.of("enroll", Map.of("href", "x"))),
                        "the body is an entry of listSupportedFactors; send factorType, provider and profile only"),
                Arguments.of("enrollFactor", "", "{}", "factorType is missing; send it"),
                Arguments.of("enrollFactor", "", "{\"factorType\":7}", "factorType is missing; send it"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        "{\"factorType\":\"SMS\",\"provider\":\"OKTA\"}",
                        "factorType is spelled differently than in Okta's API; correct it, such as \"sms\""),
                Arguments.of(
                        "resendEnrollFactor",
                        "",
                        "{\"factorType\":\"token-software-totp\"}",
                        "factorType is spelled differently than in Okta's API"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        "{\"factorType\":\"push\"}",
                        "provider is missing; send the provider of the factorType, such as \"OKTA\""),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.of("push", "Okta"),
                        "provider is spelled differently than in Okta's API; send it in capital letters"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        Map.of("factorType", "sms", "provider", "OKTA", "profile", "+12065550142"),
                        "profile or verify is not a JSON object; send an object with its fields"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        Map.of("factorType", "token:hardware", "provider", "YUBICO", "verify", "482913"),
                        "profile or verify is not a JSON object; send an object with its fields"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.question("First award", "blue ribbon"),
                        "profile.question is not one of Okta's keys; send a key"),
                Arguments.of("resendEnrollFactor", "", "{}", "factorType is missing; send it"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.rsa("ada", null),
                        "verify.passCode is missing; send the code that the token shows"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.yubiKey(" "),
                        "verify.passCode is missing; send the code that the token shows"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.symantecVip("VSMT1", "482913", null),
                        "verify.nextPassCode is missing; send the next code that the token shows"),
                Arguments.of(
                        "enrollFactor",
                        "",
                        EnrollRequest.hotp("fpr1", "00ff"),
                        "the parameter activate is not true; a token:hotp factor can only be enrolled with activate=true"),
                Arguments.of("verifyFactor", "", "{\"passCode\":\"\"}", text),
                Arguments.of("verifyFactor", "", "{\"passCode\":null}", text),
                Arguments.of("verifyFactor", "", "{\"passCode\":482913}", text),
                Arguments.of("activateFactor", "", "{\"passCode\":482913}", text),
                Arguments.of("activateFactor", "", "{\"passCode\":\" \"}", text),
                Arguments.of("verifyFactor", "", "{\"code\":\"482913\"}", verification),
                Arguments.of("verifyFactor", "", sms("+12065550142"), verification),
                Arguments.of("verifyFactor", "", "{\"id\":\"sms2\",\"status\":\"ACTIVE\"}", verification),
                Arguments.of(
                        "verifyFactor",
                        "factorId=token:software:totp",
                        null,
                        "passCode is missing; no challenge is sent for this factor type"),
                Arguments.of(
                        "verifyFactor",
                        "factorId=token:hardware",
                        "{}",
                        "passCode is missing; no challenge is sent for this factor type"),
                Arguments.of(
                        "verifyFactor",
                        "factorId=question",
                        VerifyRequest.passCode("482913"),
                        "answer is missing; no challenge is sent for a security question"));
    }

    static Stream<Arguments> whatOktaMayTake() {
        return Stream.of(
                Arguments.of("enrollFactor", "", sms("+12065550142")),
                Arguments.of("enrollFactor", "", sms("+123456789012345")),
                Arguments.of("enrollFactor", "", EnrollRequest.smsToPhoneOnFile()),
                Arguments.of("enrollFactor", "", EnrollRequest.call("+12065550142", "123456789012345")),
                Arguments.of(
                        "enrollFactor",
                        "",
                        "{\"factorType\":\"call\",\"provider\":\"OKTA\",\"profile\":{\"phoneExtension\":null}}"),
                Arguments.of(
                        "enrollFactor", "", EnrollRequest.of("push", "OKTA").with("profile", null)),
                Arguments.of("enrollFactor", "", EnrollRequest.question("brand_new_question", "blue")),
                Arguments.of("resendEnrollFactor", "", "{\"factorType\":\"sms\"}"),
                Arguments.of("enrollFactor", "", EnrollRequest.email("ada@acme.example")),
                Arguments.of("enrollFactor", "", EnrollRequest.email("a".repeat(92) + "@acme.io")),
                Arguments.of("enrollFactor", "", EnrollRequest.question("first_award", "blue")),
                Arguments.of("enrollFactor", "", EnrollRequest.symantecVip("VSMT1", "482913", "482914")),
                Arguments.of("enrollFactor", "activate=true", EnrollRequest.hotp("fpr1", "00ff")),
                Arguments.of(
                        "enrollFactor",
                        "",
                        "{\"factorType\":\"new:kind\",\"provider\":\"NEW\",\"profile\":{\"phoneNumber\":\"any\"}}"),
                Arguments.of("enrollFactor", "tokenLifetimeSeconds=1", EnrollRequest.push()),
                Arguments.of("verifyFactor", "tokenLifetimeSeconds=86400", null),
                Arguments.of("verifyFactor", "", "{}"),
                Arguments.of("verifyFactor", "", "{\"passCode\":\"048291\",\"brandNew\":{\"passcode\":1}}"),
                Arguments.of("verifyFactor", "", VerifyRequest.numberChallenge()),
                Arguments.of("verifyFactor", "", VerifyRequest.passCode("048291")),
                Arguments.of("verifyFactor", "factorId=sms", null),
                Arguments.of("verifyFactor", "factorId=question", VerifyRequest.answer("x")),
                Arguments.of("verifyFactor", "factorId=token:hotp", VerifyRequest.passCode("048291")),
                Arguments.of("activateFactor", "", null),
                Arguments.of("activateFactor", "", "{}"));
    }

    private static EnrollRequest sms(Object phoneNumber) {
        return EnrollRequest.of("sms", "OKTA").withProfile("phoneNumber", phoneNumber);
    }

    @ParameterizedTest
    @MethodSource("brokenRules")
    void aRuleThatIsBrokenSaysWhatToSendInsteadAndQuotesNothing(
            OktaFactorsOperation operation, String values, Object body, String advice) throws IOException {
        RequestRule broken = firstBroken(operation, values, body);

        assertThat(broken).isNotNull();
        assertThat(broken.advice()).startsWith(advice).doesNotContain("0142", "482913", "abc", "VSMT", "00ff", "aaaa");
    }

    @ParameterizedTest
    @MethodSource("whatOktaMayTake")
    void whatOktaMayTakeBreaksNone(OktaFactorsOperation operation, String values, Object body) throws IOException {
        assertThat(firstBroken(operation, values, body)).isNull();
    }

    /** @param values parameters as in the query of a URI */
    private static RequestRule firstBroken(OktaFactorsOperation operation, String values, Object body)
            throws IOException {
        Map<OktaFactorsParameter, String> parameters =
                new EnumMap<>(Map.of(OktaFactorsParameter.userId, "00u1", OktaFactorsParameter.factorId, "sms2"));
        if (!values.isEmpty()) {
            String[] value = values.split("=");
            parameters.put(OktaFactorsParameter.valueOf(value[0]), value[1]);
        }
        return RequestRule.firstBroken(operation.rules(), parameters, tree(body));
    }

    private static JsonNode tree(Object body) throws IOException {
        if (body == null) {
            return MissingNode.getInstance();
        }
        if (body instanceof String text) {
            return Json.MAPPER.readTree(text);
        }
        return body instanceof OktaObject model ? model.toTree() : Json.MAPPER.valueToTree(body);
    }
}
