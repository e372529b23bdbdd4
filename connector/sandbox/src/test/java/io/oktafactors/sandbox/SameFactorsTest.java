package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.okta.sdk.resource.model.UploadYubikeyOtpTokenSeedRequest;
import io.oktafactors.camel.model.ActivateRequest;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.ResendRequest;
import io.oktafactors.camel.model.VerifyRequest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The component takes factors of every type through every state, and at each step Okta's Java SDK sees the same as it does. */
class SameFactorsTest {
    private static final String ORIGIN = "https://acme.example";

    private final Acme acme = new Acme();
    private final Witnesses both = new Witnesses(acme.okta);

    @AfterEach
    void stop() {
        both.close();
        acme.close();
    }

    static Stream<Arguments> codesThatTravel() {
        return Stream.of(
                Arguments.of("sms OKTA", EnrollRequest.sms(PHONE), ResendRequest.sms(PHONE)),
                Arguments.of("call OKTA", EnrollRequest.call(PHONE, "77"), ResendRequest.call(PHONE, "77")),
                Arguments.of(
                        "email OKTA",
                        EnrollRequest.email("ada.byron@acme.example"),
                        ResendRequest.email("ada.byron@acme.example")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codesThatTravel")
    void aFactorWhoseCodesTravel(String kind, EnrollRequest body, ResendRequest again) {
        both.see(ADA);
        Factor pending = enroll(body);
        both.see(ADA, kind + " PENDING_ACTIVATION");

        acme.passThePauses();
        assertThat(call("resendEnrollFactor", pending.getId(), again).isPending())
                .isTrue();
        both.see(ADA, kind + " PENDING_ACTIVATION");
        isRefused("activateFactor", pending.getId(), ActivateRequest.passCode(acme.wrongCode()), "E0000068");
        both.see(ADA, kind + " PENDING_ACTIVATION");

        String id = activate(pending, ActivateRequest.passCode(acme.newestCode()));
        both.see(ADA, kind + " ACTIVE");

        acme.passThePauses();
        assertThat(verify(id, null)).isEqualTo("CHALLENGE");
        both.see(ADA, kind + " ACTIVE");
        isRefused("verifyFactor", id, VerifyRequest.passCode(acme.wrongCode()), "E0000068");
        assertThat(verify(id, VerifyRequest.passCode(acme.newestCode()))).isEqualTo("SUCCESS");
        both.see(ADA, kind + " ACTIVE");

        isSwitchedOffAndOn(kind, id);
        isUnenrolled(id);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codesThatTravel")
    void aFactorThatIsActiveAtOnce(String kind, EnrollRequest body, ResendRequest again) {
        Factor active = call("enrollFactor?activate=true", null, body);

        assertThat(active.isActive()).isTrue();
        both.see(ADA, kind + " ACTIVE");
        isUnenrolled(active.getId());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("codesThatTravel")
    void aFactorThatIsGivenUpBeforeItIsActive(String kind, EnrollRequest body, ResendRequest again) {
        Factor pending = enroll(body);
        both.see(ADA, kind + " PENDING_ACTIVATION");
        isUnenrolled(pending.getId());
    }

    @Test
    void anotherNumberForAPhoneThatIsNotActiveYet() {
        enroll(EnrollRequest.sms(PHONE));
        acme.passThePauses();
        call("enrollFactor?updatePhone=true", null, EnrollRequest.sms(Acme.OTHER_PHONE));

        both.see(ADA, "sms OKTA PENDING_ACTIVATION");
        assertThat(both.component.list(Factor.class, "listFactors", ADA).get(0).getProfile())
                .containsEntry("phoneNumber", Acme.OTHER_PHONE);
    }

    @Test
    void aSecurityQuestion() {
        String id = enroll(EnrollRequest.question("first_award", "blue ribbon")).getId();
        both.see(ADA, "question OKTA ACTIVE");
        isRefused("verifyFactor", id, VerifyRequest.answer("red ribbon"), "E0000068");
        assertThat(verify(id, VerifyRequest.answer("blue ribbon"))).isEqualTo("SUCCESS");
        both.see(ADA, "question OKTA ACTIVE");

        isSwitchedOffAndOn("question OKTA", id);
        isUnenrolled(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OKTA", "GOOGLE"})
    void anAuthenticatorApp(String provider) {
        String kind = "token:software:totp " + provider;
        Factor pending = enroll(EnrollRequest.of("token:software:totp", provider));
        both.see(ADA, kind + " PENDING_ACTIVATION");

        String id = activate(pending, ActivateRequest.passCode(acme.authenticatorCode(pending.getId())));
        both.see(ADA, kind + " ACTIVE");
        acme.passThePauses();
        String code = acme.authenticatorCode(id);
        assertThat(verify(id, VerifyRequest.passCode(code))).isEqualTo("SUCCESS");
        isRefused("verifyFactor", id, VerifyRequest.passCode(code), "E0000082");
        both.see(ADA, kind + " ACTIVE");

        isSwitchedOffAndOn(kind, id);
        isUnenrolled(id);
    }

    @Test
    void aTokenOfRsa() {
        String code = acme.okta.tokenCodes("RSA", "token-of-ada").get(0);
        livesByItsCode("token RSA", enroll(EnrollRequest.rsa("token-of-ada", code)));
    }

    @Test
    void aTokenOfSymantec() {
        List<String> codes = acme.okta.tokenCodes("SYMANTEC", "token-of-ada");
        livesByItsCode("token SYMANTEC", enroll(EnrollRequest.symantecVip("token-of-ada", codes.get(0), codes.get(1))));
    }

    @Test
    void aCustomToken() {
        livesByItsCode(
                "token:hotp CUSTOM",
                call(
                        "enrollFactor?activate=true",
                        null,
                        EnrollRequest.hotp("fprTimedToken0000001", "484f97be3213b117e3a20438e291540a")));
    }

    @Test
    void aYubiKey() {
        both.sdk.uploadYubikeyOtpTokenSeed(
                new UploadYubikeyOtpTokenSeedRequest()
                        .serialNumber("7886622")
                        .publicId("ccccccijgibu")
                        .privateId("b74be6169486")
                        .aesKey("1fcc6d8ce39bf1604e0b17f3e0a11067"),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        String id =
                enroll(EnrollRequest.yubiKey(acme.okta.pressYubikey("7886622"))).getId();
        both.see(ADA, "token:hardware YUBICO ACTIVE");
        assertThat(verify(id, VerifyRequest.passCode(acme.okta.pressYubikey("7886622"))))
                .isEqualTo("SUCCESS");

        isSwitchedOffAndOn("token:hardware YUBICO", id);
        isUnenrolled(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u2f", "webauthn"})
    void aSecurityKey(String type) {
        String kind = type + " FIDO";
        Factor pending = enroll(EnrollRequest.of(type, "FIDO"));
        both.see(ADA, kind + " PENDING_ACTIVATION");
        ActivateRequest wrong =
                type.equals("u2f") ? ActivateRequest.u2f("AAAA", "AAAA") : ActivateRequest.webAuthn("AAAA", "AAAA");
        isRefused("activateFactor", pending.getId(), wrong, "E0000068");
        both.see(ADA, kind + " PENDING_ACTIVATION");

        String id = activate(pending, acme.okta.securityKeyActivation(pending.getId(), ORIGIN));
        both.see(ADA, kind + " ACTIVE");
        assertThat(verify(id, VerifyRequest.challenge())).isEqualTo("CHALLENGE");
        assertThat(verify(id, acme.okta.securityKeyAssertion(id, ORIGIN))).isEqualTo("SUCCESS");
        both.see(ADA, kind + " ACTIVE");

        isSwitchedOffAndOn(kind, id);
        isUnenrolled(id);
    }

    @Test
    void allAtOnceAndThenNone() {
        enroll(EnrollRequest.question("first_award", "blue ribbon"));
        enroll(EnrollRequest.sms(PHONE));
        enroll(EnrollRequest.googleAuthenticator());
        call("enrollFactor?activate=true", null, EnrollRequest.email("ada.byron@acme.example"));
        enroll(EnrollRequest.webAuthn());
        enroll(EnrollRequest.push());
        both.see(
                ADA,
                "question OKTA ACTIVE",
                "sms OKTA PENDING_ACTIVATION",
                "token:software:totp GOOGLE PENDING_ACTIVATION",
                "email OKTA ACTIVE",
                "webauthn FIDO PENDING_ACTIVATION",
                "push OKTA PENDING_ACTIVATION");

        both.component.call("resetFactors", null, ComponentClient.ids(ADA, null));
        both.see(ADA);
    }

    private void livesByItsCode(String kind, Factor active) {
        both.see(ADA, kind + " ACTIVE");
        acme.clock.pass(Duration.ofMinutes(2));
        assertThat(verify(active.getId(), VerifyRequest.passCode(acme.authenticatorCode(active.getId()))))
                .isEqualTo("SUCCESS");
        both.see(ADA, kind + " ACTIVE");

        isSwitchedOffAndOn(kind, active.getId());
        isUnenrolled(active.getId());
    }

    private void isSwitchedOffAndOn(String kind, String id) {
        for (String status : List.of("INACTIVE", "DISABLED", "EXPIRED", "ENROLLED", "ACTIVE")) {
            acme.okta.setFactorStatus(ADA, id, status);
            both.see(ADA, kind + " " + status);
        }
    }

    private void isUnenrolled(String id) {
        both.component.call("unenrollFactor", null, ComponentClient.ids(ADA, id));
        both.see(ADA);
        both.miss(ADA, id);
    }

    private Factor enroll(EnrollRequest body) {
        return call("enrollFactor", null, body);
    }

    /** The id of the active factor, which a phone changes. */
    private String activate(Factor pending, Object body) {
        Factor active = call("activateFactor", pending.getId(), body);
        assertThat(active.isActive()).isTrue();
        return active.getId();
    }

    private Factor call(String operation, String factorId, Object body) {
        return both.component.call(Factor.class, operation, ADA, factorId, body);
    }

    private String verify(String id, Object body) {
        return both.component
                .call(FactorResult.class, "verifyFactor", ADA, id, body)
                .getFactorResult();
    }

    private void isRefused(String operation, String id, Object body, String code) {
        assertThat(both.component.refusal(operation, ADA, id, body).getErrorCode())
                .isEqualTo(code);
    }
}
