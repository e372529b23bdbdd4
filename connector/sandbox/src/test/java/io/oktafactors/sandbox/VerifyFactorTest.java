package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static io.oktafactors.sandbox.Acme.passCode;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VerifyFactorTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void aVerifyWithoutBodySendsACode() {
        String id = acme.activeFactor(SMS);

        Reply challenge = acme.challenge(id).isOk();
        assertThat(challenge.at("/factorResult")).isEqualTo("CHALLENGE");
        assertThat(challenge.at("/profile/phoneNumber")).isEqualTo(PHONE);
        assertThat(challenge.links()).containsExactly("verify: POST", "factor: GET,DELETE");
        assertThat(acme.okta.messagesTo(PHONE))
                .extracting(SandboxMessage::purpose)
                .containsExactly("enroll", "challenge");
    }

    @Test
    void anEmptyObjectIsAChallengeToo() {
        assertThat(acme.verify(acme.activeFactor(SMS), "{}").isOk().at("/factorResult"))
                .isEqualTo("CHALLENGE");
    }

    @Test
    void aMailChallengeShowsNoProfile() {
        String id = acme.activeFactor(Acme.email("ada.byron@acme.example"));

        assertThat(acme.challenge(id).isOk().json().has("profile")).isFalse();
    }

    @Test
    void theRightCodeIsSuccessAndNothingElse() {
        String id = acme.activeFactor(SMS);
        acme.challenge(id);

        assertThat(acme.verify(id, passCode(acme.newestCode())).isOk().text())
                .isEqualTo("{\"factorResult\":\"SUCCESS\"}");
    }

    @Test
    void aChallengeStaysOpenAfterAWrongCode() {
        String id = acme.activeFactor(SMS);
        acme.challenge(id);

        acme.verify(id, passCode(acme.wrongCode()))
                .isRefused(403, "E0000068", "Your passcode doesn't match our records. Please try again.");
        acme.verify(id, passCode(acme.newestCode())).isOk();
    }

    @Test
    void aCodeWorksOnce() {
        String id = acme.activeFactor(SMS);
        acme.challenge(id);
        acme.verify(id, passCode(acme.newestCode())).isOk();

        acme.verify(id, passCode(acme.newestCode())).isRefused(403, "E0000068");
    }

    @Test
    void aCodeWithoutAChallengeIsWrong() {
        acme.verify(acme.activeFactor(SMS), passCode("123456")).isRefused(403, "E0000068");
    }

    @Test
    void tokenLifetimeSecondsHoldsForChallenges() {
        String id = acme.activeFactor(SMS);
        acme.post(Acme.factor(id) + "/verify?tokenLifetimeSeconds=10", "{}").isOk();
        acme.clock.pass(Duration.ofSeconds(10));

        acme.verify(id, passCode(acme.newestCode())).isRefused(403, "E0000068");
    }

    @Test
    void thePauseOfTheChannelHolds() {
        String id = acme.activeFactor(SMS);
        acme.challenge(id).isOk();

        acme.challenge(id).isRefused(429, "E0000109");
    }

    @Test
    void aPendingFactorCannotBeVerified() {
        String id = acme.enroll(SMS).id();

        acme.challenge(id).isRefused(403, "E0000107");
        acme.verify(id, passCode(acme.newestCode())).isRefused(403, "E0000107");
    }

    @Test
    void aQuestionIsVerifiedByItsAnswer() {
        String id = acme.enroll(Acme.question("first_award", "blue ribbon")).id();

        assertThat(acme.verify(id, "{'answer':'blue ribbon'}").isOk().at("/factorResult"))
                .isEqualTo("SUCCESS");
        acme.verify(id, "{'answer':'red ribbon'}")
                .isRefused(403, "E0000068", "Your answer doesn't match our records. Please try again.");
    }

    @Test
    void aQuestionHasNoChallenge() {
        String id = acme.enroll(Acme.question("first_award", "blue ribbon")).id();

        acme.challenge(id).isRefused(400, "E0000001", "answer: The field cannot be left blank");
        acme.verify(id, passCode("blue ribbon")).isRefused(400, "E0000001");
    }

    @Test
    void anAuthenticatorIsVerifiedByTheCodeItShows() {
        String id = acme.activeAuthenticator();

        assertThat(acme.verify(id, passCode(acme.authenticatorCode(id))).isOk().at("/factorResult"))
                .isEqualTo("SUCCESS");
    }

    @Test
    void anAuthenticatorsCodeWorksOnce() {
        String id = acme.activeAuthenticator();
        String code = acme.authenticatorCode(id);
        acme.verify(id, passCode(code)).isOk();

        acme.verify(id, passCode(code)).isRefused(403, "E0000082");
    }

    @Test
    void theCodeThatActivatedAnAuthenticatorIsUsedUp() {
        String id = acme.enroll(Acme.totp("GOOGLE")).id();
        String code = acme.authenticatorCode(id);
        acme.activate(id, code).isOk();

        acme.verify(id, passCode(code)).isRefused(403, "E0000082");
    }

    @Test
    void anAuthenticatorsClockMayDriftByOneStep() {
        String id = acme.activeAuthenticator();
        acme.passThePauses();
        String code = acme.authenticatorCode(id);
        acme.passThePauses();

        acme.verify(id, passCode(code)).isOk();
    }

    @Test
    void aRightCodeOfAnotherTimeIsToldApartFromAWrongOne() {
        String id = acme.activeAuthenticator();
        String code = acme.authenticatorCode(id);
        acme.clock.pass(Duration.ofMinutes(2));

        acme.verify(id, passCode(code)).isRefused(403, "E0000083");
        acme.verify(id, passCode("nonsense")).isRefused(403, "E0000068");
    }

    @Test
    void anUnknownFactorIsNotFound() {
        acme.challenge("sms0000000000000none").isRefused(404, "E0000007");
    }
}
