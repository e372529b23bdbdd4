package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivateFactorTest {
    private static final String WRONG = "Your passcode doesn't match our records. Please try again.";

    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void theRightCodeMakesTheFactorActive() {
        String id = acme.enroll(SMS).id();
        acme.clock.pass(Duration.ofSeconds(9));

        Reply active = acme.activate(id, acme.newestCode()).isOk();
        assertThat(active.at("/status")).isEqualTo("ACTIVE");
        assertThat(active.id()).isEqualTo(id);
        assertThat(active.at("/created")).isEqualTo("2026-03-04T10:15:30.250Z");
        assertThat(active.at("/lastUpdated")).isEqualTo("2026-03-04T10:15:39.250Z");
        assertThat(active.links()).containsExactly("verify: POST", "self: GET,DELETE", "user: GET");
    }

    @Test
    void aWrongCodeLeavesTheFactorPending() {
        String id = acme.enroll(SMS).id();

        Reply refused = acme.activate(id, acme.wrongCode());
        refused.isRefused(403, "E0000068", WRONG);
        assertThat(refused.at("/errorSummary")).isEqualTo("Invalid Passcode/Answer");
        assertThat(acme.get(Acme.factor(id)).at("/status")).isEqualTo("PENDING_ACTIVATION");
        acme.activate(id, acme.newestCode()).isOk();
    }

    @Test
    void aCodeIsGoodForFiveMinutesByDefault() {
        String id = acme.enroll(SMS).id();
        acme.clock.pass(Duration.ofSeconds(300));

        acme.activate(id, acme.newestCode()).isRefused(403, "E0000068", WRONG);
    }

    @Test
    void tokenLifetimeSecondsSaysHowLongACodeIsGood() {
        String id = acme.enroll(SMS, "?tokenLifetimeSeconds=600").id();
        acme.clock.pass(Duration.ofSeconds(599));

        acme.activate(id, acme.newestCode()).isOk();
    }

    @Test
    void fiveAttemptsInFiveMinutesAreAllowedWhateverTheFactor() {
        String sms = acme.enroll(SMS).id();
        String totp = acme.enroll(Acme.totp("GOOGLE")).id();
        for (int attempt = 0; attempt < 4; attempt++) {
            acme.activate(sms, acme.wrongCode()).isRefused(403, "E0000068");
        }
        acme.activate(totp, "nonsense").isRefused(403, "E0000068");

        acme.activate(sms, acme.newestCode()).isRefused(429, "E0000047");
        acme.clock.pass(Duration.ofMinutes(5));
        acme.activate(totp, acme.authenticatorCode(totp)).isOk();
    }

    @Test
    void tooManyAttemptsBlockResendToo() {
        String id = acme.enroll(SMS).id();
        for (int attempt = 0; attempt < 5; attempt++) {
            acme.activate(id, acme.wrongCode());
        }
        acme.passThePauses();

        acme.resend(id, SMS).isRefused(429, "E0000047");
    }

    @Test
    void anAuthenticatorIsActivatedByTheCodeItShows() {
        String id = acme.enroll(Acme.totp("OKTA")).id();

        Reply active = acme.activate(id, acme.authenticatorCode(id)).isOk();
        assertThat(active.at("/status")).isEqualTo("ACTIVE");
        assertThat(active.links()).containsExactly("verify: POST", "self: GET,DELETE", "user: GET");
        assertThat(active.json().has("_embedded")).isFalse();
    }

    @Test
    void anActiveFactorCannotBeActivatedAgain() {
        String id = acme.activeFactor(SMS);

        acme.activate(id, "123456").isRefused(403, "E0000016");
    }

    @Test
    void activationNeedsAPassCode() {
        String id = acme.enroll(SMS).id();

        acme.post(Acme.factor(id) + "/lifecycle/activate", "{}")
                .isRefused(400, "E0000001", "passCode: The field cannot be left blank");
    }

    @Test
    void anUnknownFactorIsNotFound() {
        Reply refused = acme.activate("mbl0000000000000none", "123456");

        refused.isRefused(404, "E0000007");
        assertThat(refused.at("/errorSummary"))
                .isEqualTo("Not found: Resource not found: mbl0000000000000none (UserFactor)");
    }
}
