package io.oktafactors.camel.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the builders build: the bodies of Okta's reference, field by field. */
class RequestsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(EnrollRequest.sms("+12065550142"), """
                        {"factorType":"sms","provider":"OKTA","profile":{"phoneNumber":"+12065550142"}}"""),
                Arguments.of(EnrollRequest.smsToPhoneOnFile(), """
                        {"factorType":"sms","provider":"OKTA"}"""),
                Arguments.of(EnrollRequest.call("+12065550142"), """
                        {"factorType":"call","provider":"OKTA","profile":{"phoneNumber":"+12065550142"}}"""),
                Arguments.of(EnrollRequest.call("+12065550142", "77"), """
                        {"factorType":"call","provider":"OKTA",
                         "profile":{"phoneNumber":"+12065550142","phoneExtension":"77"}}"""),
                Arguments.of(EnrollRequest.call("+12065550142", null), """
                        {"factorType":"call","provider":"OKTA","profile":{"phoneNumber":"+12065550142"}}"""),
                Arguments.of(EnrollRequest.email("ada@acme.example"), """
                        {"factorType":"email","provider":"OKTA","profile":{"email":"ada@acme.example"}}"""),
                Arguments.of(EnrollRequest.question("first_award", "blue ribbon"), """
                        {"factorType":"question","provider":"OKTA",
                         "profile":{"question":"first_award","answer":"blue ribbon"}}"""),
                Arguments.of(EnrollRequest.oktaVerifyTotp(), """
                        {"factorType":"token:software:totp","provider":"OKTA"}"""),
                Arguments.of(EnrollRequest.googleAuthenticator(), """
                        {"factorType":"token:software:totp","provider":"GOOGLE"}"""),
                Arguments.of(EnrollRequest.push(), """
                        {"factorType":"push","provider":"OKTA"}"""),
                Arguments.of(EnrollRequest.rsa("ada", "1234987654"), """
                        {"factorType":"token","provider":"RSA","profile":{"credentialId":"ada"},
                         "verify":{"passCode":"1234987654"}}"""),
                Arguments.of(EnrollRequest.symantecVip("VSMT1", "875498", "078195"), """
                        {"factorType":"token","provider":"SYMANTEC","profile":{"credentialId":"VSMT1"},
                         "verify":{"passCode":"875498","nextPassCode":"078195"}}"""),
                Arguments.of(EnrollRequest.yubiKey("cccccceukngd"), """
                        {"factorType":"token:hardware","provider":"YUBICO","verify":{"passCode":"cccccceukngd"}}"""),
                Arguments.of(EnrollRequest.hotp("fpr1", "484f97"), """
                        {"factorType":"token:hotp","provider":"CUSTOM","factorProfileId":"fpr1",
                         "profile":{"sharedSecret":"484f97"}}"""),
                Arguments.of(EnrollRequest.u2f(), """
                        {"factorType":"u2f","provider":"FIDO"}"""),
                Arguments.of(EnrollRequest.webAuthn(), """
                        {"factorType":"webauthn","provider":"FIDO"}"""),
                Arguments.of(
                        EnrollRequest.of("web", "DUO")
                                .withProfile("credentialId", "ada")
                                .with("new", 1),
                        """
                        {"factorType":"web","provider":"DUO","profile":{"credentialId":"ada"},"new":1}"""),
                Arguments.of(ActivateRequest.passCode("048291"), """
                        {"passCode":"048291"}"""),
                Arguments.of(ActivateRequest.u2f("cmVn", "Y2xp"), """
                        {"registrationData":"cmVn","clientData":"Y2xp"}"""),
                Arguments.of(ActivateRequest.webAuthn("YXR0", "Y2xp"), """
                        {"attestation":"YXR0","clientData":"Y2xp"}"""),
                Arguments.of(VerifyRequest.challenge(), "{}"),
                Arguments.of(VerifyRequest.numberChallenge(), """
                        {"useNumberMatchingChallenge":true}"""),
                Arguments.of(VerifyRequest.passCode("048291"), """
                        {"passCode":"048291"}"""),
                Arguments.of(VerifyRequest.answer("blue ribbon"), """
                        {"answer":"blue ribbon"}"""),
                Arguments.of(VerifyRequest.u2f("Y2xp", "c2ln"), """
                        {"clientData":"Y2xp","signatureData":"c2ln"}"""),
                Arguments.of(VerifyRequest.webAuthn("Y2xp", "YXV0", "c2ln"), """
                        {"clientData":"Y2xp","signatureData":"c2ln","authenticatorData":"YXV0"}"""),
                Arguments.of(ResendRequest.sms("+12065550142"), """
                        {"factorType":"sms","provider":"OKTA","profile":{"phoneNumber":"+12065550142"}}"""),
                Arguments.of(ResendRequest.call("+12065550142"), """
                        {"factorType":"call","provider":"OKTA","profile":{"phoneNumber":"+12065550142"}}"""),
                Arguments.of(ResendRequest.call("+12065550142", "77"), """
                        {"factorType":"call","provider":"OKTA",
                         "profile":{"phoneNumber":"+12065550142","phoneExtension":"77"}}"""),
                Arguments.of(ResendRequest.email("ada@acme.example"), """
                        {"factorType":"email","provider":"OKTA","profile":{"email":"ada@acme.example"}}"""));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aBuilderGivesTheBodyOfOktasReference(OktaObject request, String json) throws Exception {
        assertThat(MAPPER.readTree(request.toJson())).isEqualTo(MAPPER.readTree(json));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theTextOfARequestShowsNothingThatIsToStaySecret(OktaObject request, String json) {
        assertThat(request.toString())
                .startsWith(request.getClass().getSimpleName() + "[")
                .doesNotContain("555", "blue", "1234", "8754", "0781", "ccc", "484f", "048291", "acme", "Y2xp", "77");
    }

    @Test
    void aStepLeavesTheRequestBeforeItAsItWas() {
        EnrollRequest before = EnrollRequest.sms("+12065550142");
        String json = before.toJson();

        before.withProfile("phoneNumber", "+12065550143").with("provider", null);

        assertThat(before.toJson()).isEqualTo(json);
    }

    @Test
    void aPendingFactorTellsWhatToResend() throws Exception {
        Factor pending = Factor.of(MAPPER.readTree("""
                {"id":"clf1","factorType":"call","provider":"OKTA","status":"PENDING_ACTIVATION",
                 "profile":{"phoneNumber":"+12065550142","phoneExtension":null},"_links":{}}"""));

        assertThat(MAPPER.readTree(ResendRequest.of(pending).toJson())).isEqualTo(MAPPER.readTree("""
                {"factorType":"call","provider":"OKTA",
                 "profile":{"phoneNumber":"+12065550142","phoneExtension":null}}"""));
    }

    @Test
    void anEntryOfTheCatalogueGivesABodyToEnrollWith() throws Exception {
        SupportedFactor entry = SupportedFactor.of(MAPPER.readTree("""
                {"factorType":"sms","provider":"OKTA","enrollment":"OPTIONAL","_links":{"enroll":{"href":"x"}}}"""));

        assertThat(entry.enroll().withProfile("phoneNumber", "+12065550142"))
                .isEqualTo(EnrollRequest.sms("+12065550142"));
    }
}
