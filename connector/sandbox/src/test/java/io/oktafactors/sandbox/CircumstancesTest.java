package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.sandbox.operation.Circumstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircumstancesTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({
        "READ_ONLY,               503, E0000010",
        "PHONE_TAKEN_FOR_INVALID, 400, E0000098",
        "PHONE_CONFLICT,          409, E0000136",
        "TELEPHONY_UNSUPPORTED,   403, E0000247",
        "TELEPHONY_HOOK_REQUIRED, 400, E0000226",
        "TELEPHONY_HOOK_FAILED,   502, E0000134",
        "TELEPHONY_HOOK_REFUSED,  400, E0000135",
        "TELEPHONY_HOOK_SILENT,   504, E0000137",
        "TELEPHONY_PROVIDER_DOWN, 503, E0000139",
        "OPTED_OUT,               400, E0000140",
        "SMS_ALLOWANCE_USED,      429, E0000146",
        "FREE_SMS_ALLOWANCE_USED, 429, E0000186",
        "SMS_REFUSED,             403, E0000150",
        "SMS_LIMIT_REACHED,       429, E0000204"
    })
    void anSmsEnrolmentIsRefused(String circumstance, int status, String code) {
        acme.okta.circumstance(circumstance, "*");
        acme.enroll(SMS).isRefused(status, code);
        assertThat(acme.okta.messages()).isEmpty();
        assertThat(acme.okta.user(ADA).orElseThrow().factors()).isEmpty();

        acme.okta.circumstance(circumstance);
        acme.enroll(SMS).isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "CALL_PROVIDER_DOWN,  500, E0000138",
        "CALL_ALLOWANCE_USED, 429, E0000147",
        "CALL_REFUSED,        403, E0000151",
        "CALL_LIMIT_REACHED,  429, E0000205"
    })
    void aCallIsRefusedButNoSms(String circumstance, int status, String code) {
        acme.okta.circumstance(circumstance, PHONE);

        acme.enroll(Acme.call(PHONE)).isRefused(status, code);
        acme.enroll(SMS).isOk();
    }

    @ParameterizedTest
    @CsvSource({
        "FACTORS_SERVICE_DOWN, 504, E0000067",
        "CHALLENGE_CONFLICT,   409, E0000113",
        "READ_ONLY,            503, E0000010"
    })
    void aChallengeIsRefused(String circumstance, int status, String code) {
        String id = acme.activeFactor(SMS);
        acme.okta.circumstance(circumstance, ADA);

        acme.challenge(id).isRefused(status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "TOKEN_SERVICE_DOWN,   400, E0000074",
        "ON_PREM_AGENT_SLOW,   502, E0000240",
        "ON_PREM_AGENT_ABSENT, 504, E0000241"
    })
    void aTokenCannotBeChecked(String circumstance, int status, String code) {
        String body =
                "{'factorType':'token','provider':'RSA','profile':{'credentialId':'ada'},'verify':{'passCode':'%s'}}"
                        .formatted(acme.okta.tokenCodes("RSA", "ada").get(0));
        acme.okta.circumstance(circumstance, "*");
        acme.enroll(body).isRefused(status, code);
        acme.okta.circumstance(circumstance);
        String id = acme.enroll(body).isOk().id();
        acme.okta.circumstance(circumstance, "*");

        acme.verify(id, Acme.passCode(acme.authenticatorCode(id))).isRefused(status, code);
    }

    @Test
    void aFeatureOrARegistrationCanStandInTheWayOfOktaVerify() {
        acme.okta.circumstance("DEVICE_REGISTRATION_IN_PROGRESS", ADA);
        acme.enroll(Acme.push()).isRefused(409, "E0000265");
        acme.okta.circumstance("DEVICE_REGISTRATION_IN_PROGRESS");
        String id = acme.enroll(Acme.push()).isOk().id();
        acme.phone(id);
        acme.okta.circumstance("NUMBER_CHALLENGE_DISABLED", "*");

        acme.verify(id, "{'useNumberMatchingChallenge':true}").isRefused(401, "E0000015");
        assertThat(acme.challenge(id).status()).isEqualTo(201);
    }

    @Test
    void numbersOfOtherCountriesCanBeRefused() {
        acme.okta.circumstance("US_AND_CANADA_ONLY", "*");

        acme.enroll(Acme.sms("+442079460123")).isRefused(403, "E0000099");
        acme.enroll(SMS).isOk();
    }

    @Test
    void defectsOfThePastCanComeBack() {
        String id = acme.enroll(Acme.call(PHONE)).isOk().id();
        acme.passThePauses();
        acme.okta.circumstance("CALL_RESEND_MISSING", "*");
        acme.resend(id, Acme.call(PHONE)).isRefused(404, "E0000008");
        acme.okta.circumstance("TEMPORARY_ACCESS_CODE", ADA);
        acme.get(Acme.factors(ADA)).isRefused(400, "E0000001");
        acme.get(Acme.factor(id)).isOk();
    }

    @Test
    void aCircumstanceConcernsItsTargetsOnly() {
        String bob = acme.okta.addUser("bob@acme.example").id();
        acme.okta.circumstance("SMS_REFUSED", bob, "+12065550199");

        acme.enroll(SMS).isOk();
        acme.post(Acme.factors(bob), Acme.sms("+12065550188")).isRefused(403, "E0000150");
        acme.okta.circumstance("SMS_REFUSED", "+12065550188");
        acme.post(Acme.factors(bob), Acme.sms("+12065550188")).isRefused(403, "E0000150");
        acme.post(Acme.factors(bob), Acme.sms("+12065550187")).isOk();
    }

    @Test
    void theOtherSideIsThereOverHttpToo() {
        acme.put("/sandbox/circumstances/READ_ONLY", "{'targets':['*']}").isOk();
        assertThat(acme.get("/sandbox/circumstances").at("/READ_ONLY/0")).isEqualTo("*");
        acme.enroll(SMS).isRefused(503, "E0000010");

        acme.put("/sandbox/circumstances/READ_ONLY", "{}").isOk();
        acme.enroll(SMS).isOk();
        assertThat(acme.put("/sandbox/circumstances/HALF_MOON", "{}").status()).isEqualTo(400);
        assertThatThrownBy(() -> acme.okta.circumstance("HALF_MOON")).hasMessageContaining("READ_ONLY");
    }

    /** Whoever adds a circumstance tries it above. */
    @Test
    void thereAreNoOthers() {
        assertThat(Circumstance.values()).hasSize(28);
    }
}
