package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.okta.sdk.authc.credentials.TokenClientCredentials;
import com.okta.sdk.cache.Caches;
import com.okta.sdk.client.Clients;
import com.okta.sdk.resource.api.UserFactorApi;
import com.okta.sdk.resource.api.UserLifecycleApi;
import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import com.okta.sdk.resource.model.ResendUserFactor;
import com.okta.sdk.resource.model.UploadYubikeyOtpTokenSeedRequest;
import com.okta.sdk.resource.model.UserFactor;
import com.okta.sdk.resource.model.UserFactorActivateRequest;
import com.okta.sdk.resource.model.UserFactorCall;
import com.okta.sdk.resource.model.UserFactorCallProfile;
import com.okta.sdk.resource.model.UserFactorEmail;
import com.okta.sdk.resource.model.UserFactorEmailProfile;
import com.okta.sdk.resource.model.UserFactorProvider;
import com.okta.sdk.resource.model.UserFactorPush;
import com.okta.sdk.resource.model.UserFactorPushTransaction;
import com.okta.sdk.resource.model.UserFactorSMS;
import com.okta.sdk.resource.model.UserFactorSMSProfile;
import com.okta.sdk.resource.model.UserFactorSecurityQuestion;
import com.okta.sdk.resource.model.UserFactorSecurityQuestionProfile;
import com.okta.sdk.resource.model.UserFactorStatus;
import com.okta.sdk.resource.model.UserFactorSupported;
import com.okta.sdk.resource.model.UserFactorToken;
import com.okta.sdk.resource.model.UserFactorTokenAllOfVerify;
import com.okta.sdk.resource.model.UserFactorTokenHOTP;
import com.okta.sdk.resource.model.UserFactorTokenHOTPProfile;
import com.okta.sdk.resource.model.UserFactorTokenHardware;
import com.okta.sdk.resource.model.UserFactorTokenHardwareAllOfVerify;
import com.okta.sdk.resource.model.UserFactorTokenProfile;
import com.okta.sdk.resource.model.UserFactorTokenSoftwareTOTP;
import com.okta.sdk.resource.model.UserFactorType;
import com.okta.sdk.resource.model.UserFactorU2F;
import com.okta.sdk.resource.model.UserFactorVerifyRequest;
import com.okta.sdk.resource.model.UserFactorVerifyResult;
import com.okta.sdk.resource.model.UserFactorWebAuthn;
import com.okta.sdk.resource.model.UserFactorYubikeyOtpToken;
import io.oktafactors.sandbox.api.SandboxDevice;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Okta's own Java client, unmodified, through the life of every type that it has a model for. */
class OktaJavaSdkTest {
    private static final String HTTP_ALLOWED = "okta.testing.disableHttpsCheck";
    private static final String ORIGIN = "https://acme.example";

    private final Acme acme = new Acme();
    private final ApiClient client = Clients.builder()
            .setOrgUrl(acme.okta.url())
            .setClientCredentials(new TokenClientCredentials(acme.okta.token()))
            .setCacheManager(Caches.newDisabledCacheManager())
            .build();
    private final UserFactorApi factors = new UserFactorApi(client);

    @BeforeAll
    static void allowHttp() {
        System.setProperty(HTTP_ALLOWED, "true");
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void sms() {
        livesByCode(new UserFactorSMS().profile(new UserFactorSMSProfile().phoneNumber(PHONE)), UserFactorType.SMS);
    }

    @Test
    void call() {
        livesByCode(
                new UserFactorCall()
                        .profile(new UserFactorCallProfile().phoneNumber(PHONE).phoneExtension("77")),
                UserFactorType.CALL);
    }

    @Test
    void email() {
        livesByCode(
                new UserFactorEmail().profile(new UserFactorEmailProfile().email("ada.byron@acme.example")),
                UserFactorType.EMAIL);
    }

    @Test
    void question() {
        assertThat(factors.listSupportedSecurityQuestions(ADA)).hasSize(20);
        UserFactor enrolled = enroll(
                new UserFactorSecurityQuestion()
                        .profile(new UserFactorSecurityQuestionProfile()
                                .question(UserFactorSecurityQuestionProfile.QuestionEnum.FIRST_AWARD)
                                .answer("blue ribbon")),
                UserFactorType.QUESTION,
                UserFactorProvider.OKTA,
                false);

        assertThat(enrolled.getStatus()).isEqualTo(UserFactorStatus.ACTIVE);
        assertThat(verify(enrolled, new UserFactorVerifyRequest().answer("blue ribbon")))
                .isEqualTo(UserFactorVerifyResult.SUCCESS);
        assertThatThrownBy(() -> verify(enrolled, new UserFactorVerifyRequest().answer("red ribbon")))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.getCode())
                        .isEqualTo(403))
                .hasMessageContaining("E0000068");
        isRemoved(enrolled);
    }

    @Test
    void authenticatorApps() {
        for (UserFactorProvider provider : List.of(UserFactorProvider.GOOGLE, UserFactorProvider.OKTA)) {
            UserFactor enrolled =
                    enroll(new UserFactorTokenSoftwareTOTP(), UserFactorType.TOKEN_SOFTWARE_TOTP, provider, false);
            assertThat(enrolled.getEmbedded()).containsKey("activation");
            activate(enrolled, new UserFactorActivateRequest().passCode(acme.authenticatorCode(enrolled.getId())));
            acme.passThePauses();

            assertThat(verify(enrolled, passCode(acme.authenticatorCode(enrolled.getId()))))
                    .isEqualTo(UserFactorVerifyResult.SUCCESS);
            isRemoved(enrolled);
        }
    }

    @Test
    void push() {
        UserFactor enrolled = enroll(new UserFactorPush(), UserFactorType.PUSH, UserFactorProvider.OKTA, false);
        assertThat(enrolled.getLinks().getPoll().getHref()).contains("/lifecycle/activate/poll");
        SandboxDevice phone = acme.phone(enrolled.getId());
        assertThat(((UserFactorPush) get(enrolled)).getProfile().getName()).isEqualTo("Ada's phone");

        assertThat(asked(enrolled, "APPROVE", phone)).isEqualTo(UserFactorPushTransaction.FactorResultEnum.SUCCESS);
        assertThat(asked(enrolled, "DENY", phone)).isEqualTo(UserFactorPushTransaction.FactorResultEnum.REJECTED);
        assertThat(asked(enrolled, "IGNORE", phone)).isEqualTo(UserFactorPushTransaction.FactorResultEnum.WAITING);
        isRemoved(enrolled);
    }

    @Test
    void tokensOfRsaAndSymantec() {
        for (UserFactorProvider provider : List.of(UserFactorProvider.RSA, UserFactorProvider.SYMANTEC)) {
            List<String> codes = acme.okta.tokenCodes(provider.getValue(), "token-of-ada");
            UserFactorTokenAllOfVerify proof = new UserFactorTokenAllOfVerify().passCode(codes.get(0));
            if (provider == UserFactorProvider.SYMANTEC) {
                proof.nextPassCode(Integer.valueOf(codes.get(1)));
            }
            UserFactor enrolled = enroll(
                    new UserFactorToken()
                            .profile(new UserFactorTokenProfile().credentialId("token-of-ada"))
                            .verify(proof),
                    UserFactorType.TOKEN,
                    provider,
                    false);
            assertThat(enrolled.getStatus()).isEqualTo(UserFactorStatus.ACTIVE);
            acme.clock.pass(Duration.ofMinutes(2));

            assertThat(verify(enrolled, passCode(acme.authenticatorCode(enrolled.getId()))))
                    .isEqualTo(UserFactorVerifyResult.SUCCESS);
            isRemoved(enrolled);
        }
    }

    @Test
    void yubiKey() {
        UploadYubikeyOtpTokenSeedRequest seed = new UploadYubikeyOtpTokenSeedRequest()
                .serialNumber("7886622")
                .publicId("ccccccijgibu")
                .privateId("b74be6169486")
                .aesKey("1fcc6d8ce39bf1604e0b17f3e0a11067");
        UserFactorYubikeyOtpToken uploaded =
                factors.uploadYubikeyOtpTokenSeed(seed, null, null, null, null, null, null, null);
        assertThat(factors.listYubikeyOtpTokens(null, null, null, null, null, null, null))
                .extracting(UserFactorYubikeyOtpToken::getId)
                .containsExactly(uploaded.getId());
        UserFactor enrolled = enroll(
                new UserFactorTokenHardware()
                        .verify(new UserFactorTokenHardwareAllOfVerify().passCode(acme.okta.pressYubikey("7886622"))),
                UserFactorType.TOKEN_HARDWARE,
                UserFactorProvider.YUBICO,
                false);

        assertThat(enrolled.getStatus()).isEqualTo(UserFactorStatus.ACTIVE);
        assertThat(factors.getYubikeyOtpTokenById(uploaded.getId()).getStatus())
                .isEqualTo(UserFactorYubikeyOtpToken.StatusEnum.ACTIVE);
        assertThat(verify(enrolled, passCode(acme.okta.pressYubikey("7886622"))))
                .isEqualTo(UserFactorVerifyResult.SUCCESS);
        isRemoved(enrolled);
    }

    @Test
    void customToken() {
        UserFactor enrolled = enroll(
                new UserFactorTokenHOTP()
                        .factorProfileId("fprTimedToken0000001")
                        .profile(new UserFactorTokenHOTPProfile().sharedSecret("484f97be3213b117e3a20438e291540a")),
                UserFactorType.TOKEN_HOTP,
                UserFactorProvider.CUSTOM,
                true);

        assertThat(enrolled.getStatus()).isEqualTo(UserFactorStatus.ACTIVE);
        assertThat(verify(enrolled, passCode(acme.authenticatorCode(enrolled.getId()))))
                .isEqualTo(UserFactorVerifyResult.SUCCESS);
        isRemoved(enrolled);
    }

    @Test
    void u2f() {
        UserFactor enrolled = enroll(new UserFactorU2F(), UserFactorType.U2F, UserFactorProvider.FIDO, false);
        Map<String, String> registration = acme.okta.securityKeyActivation(enrolled.getId(), ORIGIN);
        activate(
                enrolled,
                new UserFactorActivateRequest()
                        .registrationData(registration.get("registrationData"))
                        .clientData(registration.get("clientData")));
        signs(enrolled);
    }

    @Test
    void webauthn() {
        UserFactor enrolled = enroll(new UserFactorWebAuthn(), UserFactorType.WEBAUTHN, UserFactorProvider.FIDO, false);
        Map<String, String> registration = acme.okta.securityKeyActivation(enrolled.getId(), ORIGIN);
        activate(
                enrolled,
                new UserFactorActivateRequest()
                        .attestation(registration.get("attestation"))
                        .clientData(registration.get("clientData")));
        signs(enrolled);
    }

    @Test
    void theCatalogueAndTheReset() {
        enroll(
                new UserFactorSMS().profile(new UserFactorSMSProfile().phoneNumber(PHONE)),
                UserFactorType.SMS,
                UserFactorProvider.OKTA,
                true);
        assertThat(factors.listSupportedFactors(ADA))
                .extracting(UserFactorSupported::getFactorType)
                .doesNotContainNull()
                .contains(UserFactorType.SMS, UserFactorType.WEB);

        new UserLifecycleApi(client).resetFactors(ADA);
        assertThat(factors.listFactors(ADA)).isEmpty();
    }

    @Test
    void aRefusalReachesTheCallerWithItsCode() {
        assertThatThrownBy(() -> factors.getFactor(ADA, "sms0000000000000none"))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.getCode())
                        .isEqualTo(404))
                .hasMessageContaining("E0000007");
    }

    private void livesByCode(UserFactor factor, UserFactorType type) {
        UserFactor enrolled = enroll(factor, type, UserFactorProvider.OKTA, false);
        assertThat(enrolled.getStatus()).isEqualTo(UserFactorStatus.PENDING_ACTIVATION);
        assertThat(enrolled.getLinks().getResend()).hasSize(1);
        acme.passThePauses();
        factors.resendEnrollFactor(
                ADA,
                enrolled.getId(),
                new ResendUserFactor().factorType(ResendUserFactor.FactorTypeEnum.fromValue(type.getValue())),
                null);
        activate(enrolled, new UserFactorActivateRequest().passCode(acme.newestCode()));
        acme.passThePauses();

        assertThat(verify(enrolled, new UserFactorVerifyRequest())).isEqualTo(UserFactorVerifyResult.CHALLENGE);
        assertThat(verify(enrolled, passCode(acme.newestCode()))).isEqualTo(UserFactorVerifyResult.SUCCESS);
        isRemoved(enrolled);
    }

    private void signs(UserFactor key) {
        assertThat(verify(key, new UserFactorVerifyRequest())).isEqualTo(UserFactorVerifyResult.CHALLENGE);
        Map<String, String> assertion = acme.okta.securityKeyAssertion(key.getId(), ORIGIN);
        UserFactorVerifyRequest answer = new UserFactorVerifyRequest()
                .clientData(assertion.get("clientData"))
                .authenticatorData(assertion.get("authenticatorData"))
                .signatureData(assertion.get("signatureData"));
        assertThat(verify(key, answer)).isEqualTo(UserFactorVerifyResult.SUCCESS);
        isRemoved(key);
    }

    private UserFactorPushTransaction.FactorResultEnum asked(UserFactor push, String reaction, SandboxDevice phone) {
        acme.okta.setReaction(phone.id(), reaction, Duration.ZERO);
        String poll = factors.verifyFactor(ADA, push.getId(), null, null, null, "browser", null, null)
                .getLinks()
                .getPoll()
                .getHref();
        return factors.getFactorTransactionStatus(ADA, push.getId(), poll.substring(poll.lastIndexOf('/') + 1))
                .getFactorResult();
    }

    private UserFactor enroll(UserFactor factor, UserFactorType type, UserFactorProvider provider, boolean active) {
        factor.setFactorType(type);
        factor.setProvider(provider);
        UserFactor enrolled = factors.enrollFactor(ADA, factor, null, null, null, active, null);
        assertThat(enrolled).hasSameClassAs(factor);
        assertThat(enrolled.getProvider()).isEqualTo(provider);
        assertThat(factors.listFactors(ADA))
                .extracting(UserFactor::getId, Object::getClass)
                .contains(tuple(enrolled.getId(), factor.getClass()));
        return enrolled;
    }

    private void activate(UserFactor factor, UserFactorActivateRequest request) {
        assertThat(factors.activateFactor(ADA, factor.getId(), request).getLinks())
                .isNotNull();
        assertThat(get(factor).getStatus()).isEqualTo(UserFactorStatus.ACTIVE);
    }

    private UserFactor get(UserFactor factor) {
        return factors.getFactor(ADA, factor.getId());
    }

    private UserFactorVerifyResult verify(UserFactor factor, UserFactorVerifyRequest request) {
        return factors.verifyFactor(ADA, factor.getId(), null, null, null, null, null, request)
                .getFactorResult();
    }

    private void isRemoved(UserFactor factor) {
        factors.unenrollFactor(ADA, factor.getId(), null);
        assertThat(factors.listFactors(ADA)).extracting(UserFactor::getId).doesNotContain(factor.getId());
    }

    private static UserFactorVerifyRequest passCode(String code) {
        return new UserFactorVerifyRequest().passCode(code);
    }
}
