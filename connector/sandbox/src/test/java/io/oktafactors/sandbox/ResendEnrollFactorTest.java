package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResendEnrollFactorTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void theNewCodeActivatesAndTheFactorStaysTheSame() {
        String id = acme.enroll(SMS).id();
        acme.passThePauses();

        Reply resent = acme.resend(id, SMS).isOk();
        assertThat(resent.id()).isEqualTo(id);
        assertThat(resent.at("/status")).isEqualTo("PENDING_ACTIVATION");
        assertThat(acme.okta.messagesTo(PHONE))
                .extracting(SandboxMessage::purpose)
                .containsExactly("enroll", "resend");
        acme.activate(id, acme.newestCode()).isOk();
    }

    @Test
    void thePauseOfTheChannelHolds() {
        String sms = acme.enroll(SMS).id();
        String call = acme.enroll(Acme.call(PHONE)).id();
        String email = acme.enroll(Acme.email("ada.byron@acme.example")).id();
        acme.clock.pass(Duration.ofSeconds(4));

        acme.resend(sms, SMS).isRefused(429, "E0000109");
        acme.resend(call, Acme.call(PHONE)).isRefused(429, "E0000133");
        acme.resend(email, Acme.email("ada.byron@acme.example")).isRefused(429, "E0000118");
    }

    @Test
    void fiveResendsInFiveMinutesAreAllowed() {
        String body = Acme.email("ada.byron@acme.example");
        String id = acme.enroll(body).id();
        for (int resend = 0; resend < 5; resend++) {
            acme.passThePauses();
            acme.resend(id, body).isOk();
        }
        acme.passThePauses();

        acme.resend(id, body).isRefused(429, "E0000047");
        acme.clock.pass(Duration.ofMinutes(5));
        acme.resend(id, body).isOk();
    }

    @Test
    void anActiveFactorHasNothingToResend() {
        acme.resend(acme.activeFactor(SMS), SMS).isRefused(403, "E0000107");
    }

    @Test
    void theBodyMustNameTheFactorsType() {
        String id = acme.enroll(SMS).id();

        acme.resend(id, Acme.call(PHONE)).isRefused(400, "E0000001");
        acme.resend(id, "{}").isRefused(400, "E0000001");
        acme.resend(id, "").isRefused(400, "E0000003");
    }

    @Test
    void anAuthenticatorHasNothingToResend() {
        String id = acme.enroll(Acme.totp("GOOGLE")).id();

        acme.resend(id, Acme.totp("GOOGLE")).isRefused(400, "E0000001");
    }

    @Test
    void anUnknownFactorIsNotFound() {
        acme.resend("mbl0000000000000none", SMS).isRefused(404, "E0000007");
    }
}
