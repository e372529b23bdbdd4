package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Personal;
import io.oktafactors.sandbox.api.SandboxUser;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonalLimitTest {
    private static final String EMAIL = Acme.email("ada.byron@acme.example");

    private Acme acme;

    @AfterEach
    void stop() {
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({"sms, 30, E0000109", "call, 30, E0000133", "email, 5, E0000118"})
    void anAddressWaitsForItsNextCodeAsLongAsOktaSays(String type, int seconds, String code) {
        start(limits -> limits);
        String body = body(type);
        String id = acme.enroll(body).isOk().id();

        acme.clock.pass(Duration.ofSeconds(seconds).minusMillis(1));
        acme.resend(id, body).isRefused(429, code);
        acme.clock.pass(Duration.ofMillis(1));
        acme.resend(id, body).isOk();
    }

    @Test
    void theWaitOfANumberCanBeAnother() {
        start(limits -> limits.withPersonal(Personal.SMS_PER_NUMBER, 2, Duration.ofSeconds(90)));
        String id = acme.enroll(Acme.SMS).isOk().id();
        acme.resend(id, Acme.SMS).isOk();
        acme.resend(id, Acme.SMS).isRefused(429, "E0000109");
        acme.clock.pass(Duration.ofSeconds(90));

        acme.resend(id, Acme.SMS).isOk();
    }

    @Test
    void aRecipientGets30MailsInAMinute() {
        start(limits -> limits.withPersonal(Personal.EMAILS_PER_ADDRESS, 1, Duration.ofMillis(1)));
        String id = acme.activeFactor(EMAIL);
        acme.clock.pass(Duration.ofMinutes(1));
        for (int mail = 0; mail < 30; mail++) {
            acme.challenge(id).isOk();
            acme.clock.pass(Duration.ofMillis(1));
        }

        acme.challenge(id).isRefused(429, "E0000047");
        acme.clock.pass(Duration.ofMinutes(1));
        acme.challenge(id).isOk();
    }

    @Test
    void theNumberOfActivationsCanBeAnother() {
        start(limits -> limits.withPersonal(Personal.ACTIVATIONS_PER_USER, 1, Duration.ofMinutes(10)));
        String id = acme.enroll(Acme.SMS).isOk().id();
        acme.activate(id, acme.wrongCode()).isRefused(403, "E0000068");
        acme.activate(id, acme.newestCode()).isRefused(429, "E0000047");
        acme.passThePauses();
        acme.resend(id, Acme.SMS).isRefused(429, "E0000047");
        acme.clock.pass(Duration.ofMinutes(10));

        acme.resend(id, Acme.SMS).isOk();
    }

    @Test
    void theNumberOfResendsCanBeAnother() {
        start(limits -> limits.withPersonal(Personal.RESENDS_PER_USER, 1, Duration.ofMinutes(10)));
        String id = acme.enroll(Acme.SMS).isOk().id();
        acme.passThePauses();
        acme.resend(id, Acme.SMS).isOk();
        acme.passThePauses();

        acme.resend(id, Acme.SMS).isRefused(429, "E0000047");
    }

    @ParameterizedTest
    @CsvSource({"SMS_PER_DAY, sms, E0000146", "SMS_OF_FREE_ORG, sms, E0000186", "CALLS_PER_DAY, call, E0000147"})
    void theOrganizationsAllowanceIsForAllNumbersTogether(Personal limit, String type, String code) {
        start(limits -> limits.withPersonal(limit, 1, Duration.ofDays(1)));
        SandboxUser other = acme.okta.addUser("other@acme.example");
        acme.enroll(body(type)).isOk();
        String elsewhere = body(type).replace(Acme.PHONE, Acme.OTHER_PHONE);

        acme.post(Acme.factors(other.id()), elsewhere).isRefused(429, code);
        acme.clock.pass(Duration.ofDays(1));
        acme.post(Acme.factors(other.id()), elsewhere).isOk();
        assertThat(acme.okta.messages()).hasSize(2);
    }

    @Test
    void theWrongAnswerThatLocksAUserOutCanBeAnEarlierOne() {
        start(limits -> limits.withLockout(2));
        String id =
                acme.enroll(Acme.question("first_award", "blue ribbon")).isOk().id();
        acme.verify(id, "{'answer':'red ribbon'}").isRefused(403, "E0000068");
        acme.verify(id, "{'answer':'red ribbon'}").isRefused(403, "E0000069");

        acme.verify(id, "{'answer':'blue ribbon'}").isRefused(403, "E0000119");
        assertThat(acme.okta.user(Acme.ADA).orElseThrow().status()).isEqualTo("LOCKED_OUT");
    }

    private static String body(String type) {
        return type.equals("email") ? EMAIL : Acme.sms(Acme.PHONE).replace("sms", type);
    }

    private void start(UnaryOperator<SandboxLimits> limits) {
        acme = new Acme(sandbox -> sandbox.limits(limits.apply(SandboxLimits.none())));
    }
}
