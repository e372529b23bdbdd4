package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.OTHER_PHONE;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnenrollFactorTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void anUnenrolledFactorIsGone() {
        String id = acme.activeFactor(SMS);

        Reply gone = acme.unenroll(id);
        assertThat(gone.status()).isEqualTo(204);
        assertThat(gone.text()).isEmpty();
        acme.get(Acme.factor(id)).isRefused(404, "E0000007");
        acme.unenroll(id).isRefused(404, "E0000007");
    }

    @Test
    void aPendingFactorCanBeUnenrolledAndItsPhoneIsNotKnown() {
        assertThat(acme.unenroll(acme.enroll(SMS).id()).status()).isEqualTo(204);

        assertThat(acme.okta.user(ADA).orElseThrow().recoveryPhones()).isEmpty();
    }

    @Test
    void aPhoneThatStayedKnownIsActiveAgainWithoutACode() {
        acme.unenroll(acme.activeFactor(SMS));
        assertThat(acme.okta.user(ADA).orElseThrow().recoveryPhones()).containsExactly(PHONE);
        int sent = acme.okta.messages().size();

        assertThat(acme.enroll(SMS).isOk().at("/status")).isEqualTo("ACTIVE");
        assertThat(acme.okta.messages()).hasSize(sent);
    }

    @Test
    void anotherPhoneThanTheKnownOneNeedsACode() {
        acme.unenroll(acme.activeFactor(SMS));

        assertThat(acme.enroll(Acme.sms(OTHER_PHONE)).isOk().at("/status")).isEqualTo("PENDING_ACTIVATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"removeRecoveryEnrollment", "removeEnrollmentRecovery"})
    void aPhoneWhoseRecoveryEnrolmentWentTooNeedsACodeAgain(String parameter) {
        acme.delete(Acme.factor(acme.activeFactor(SMS)) + "?" + parameter + "=true");
        assertThat(acme.okta.user(ADA).orElseThrow().recoveryPhones()).isEmpty();

        assertThat(acme.enroll(SMS).isOk().at("/status")).isEqualTo("PENDING_ACTIVATION");
    }
}
