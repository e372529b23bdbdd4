package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.ADA;
import static io.oktafactors.sandbox.Acme.OTHER_PHONE;
import static io.oktafactors.sandbox.Acme.PHONE;
import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.api.SandboxMessage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnrollPhoneTest {
    private final Acme acme = new Acme();

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void anSmsFactorIsPendingAndItsCodeGoesToThePhone() {
        Reply enrolled = acme.enroll(SMS).isOk();

        assertThat(enrolled.at("/status")).isEqualTo("PENDING_ACTIVATION");
        assertThat(enrolled.id()).startsWith("mbl").hasSize(20);
        assertThat(enrolled.at("/vendorName")).isEqualTo("OKTA");
        assertThat(enrolled.at("/created")).isEqualTo("2026-03-04T10:15:30.250Z");
        assertThat(enrolled.at("/profile/phoneNumber")).isEqualTo(PHONE);
        assertThat(acme.okta.messagesTo(PHONE)).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo("sms");
            assertThat(message.purpose()).isEqualTo("enroll");
            assertThat(message.factorId()).isEqualTo(enrolled.id());
            assertThat(message.userId()).isEqualTo(ADA);
            assertThat(message.code()).matches("\\d{6}");
        });
    }

    @Test
    void aPendingPhoneFactorLinksToActivateResendSelfAndUser() {
        Reply enrolled = acme.enroll(SMS);

        assertThat(enrolled.links()).containsExactly("activate: POST", "resend[]: POST", "self: GET", "user: GET");
        assertThat(enrolled.at("/_links/resend/0/name")).isEqualTo("sms");
        assertThat(enrolled.at("/_links/activate/href"))
                .isEqualTo(acme.okta.url() + Acme.factor(enrolled.id()) + "/lifecycle/activate");
    }

    @Test
    void aCallFactorKeepsItsExtension() {
        Reply enrolled = acme.enroll("{'factorType':'call','provider':'OKTA','profile':"
                        + "{'phoneNumber':'+12065550142','phoneExtension':'77'}}")
                .isOk();

        assertThat(enrolled.id()).startsWith("clf");
        assertThat(enrolled.at("/profile/phoneExtension")).isEqualTo("77");
        assertThat(enrolled.at("/_links/resend/0/name")).isEqualTo("call");
        assertThat(acme.okta.messages()).extracting(SandboxMessage::channel).containsExactly("call");
    }

    @Test
    void anExtensionOfMoreThanFifteenCharactersIsRefused() {
        acme.enroll("{'factorType':'call','provider':'OKTA','profile':"
                        + "{'phoneNumber':'+12065550142','phoneExtension':'1234567890123456'}}")
                .isRefused(400, "E0000121");
    }

    @Test
    void separatorsInANumberAreDropped() {
        assertThat(acme.enroll(Acme.sms("+1-206 (555) 0142")).isOk().at("/profile/phoneNumber"))
                .isEqualTo(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2065550142", "+0206555014", "+1206555014212345", "+1206555ABC", "+"})
    void aNumberThatIsNotE164IsRefused(String number) {
        acme.enroll(Acme.sms(number)).isRefused(400, "E0000098");
        assertThat(acme.okta.messages()).isEmpty();
    }

    @Test
    void anEnrolmentWithoutNumberUsesTheOneOnFile() {
        acme.unenroll(acme.activeFactor(SMS));

        assertThat(acme.enroll("{'factorType':'sms','provider':'OKTA'}").isOk().at("/profile/phoneNumber"))
                .isEqualTo(PHONE);
    }

    @Test
    void anEnrolmentWithoutNumberIsRefusedIfNoneIsOnFile() {
        acme.enroll("{'factorType':'sms','provider':'OKTA'}")
                .isRefused(400, "E0000001", "phoneNumber: The field cannot be left blank");
    }

    @Test
    void activateTrueMakesAFactorActiveAndSendsNothing() {
        Reply enrolled = acme.enroll(SMS, "?activate=true").isOk();

        assertThat(enrolled.at("/status")).isEqualTo("ACTIVE");
        assertThat(enrolled.id()).startsWith("sms");
        assertThat(acme.okta.messages()).isEmpty();
    }

    @Test
    void enrollingAPendingNumberAgainSendsANewCodeForTheSameFactor() {
        String id = acme.enroll(SMS).id();
        String firstCode = acme.newestCode();
        acme.passThePauses();

        assertThat(acme.enroll(SMS).isOk().id()).isEqualTo(id);
        assertThat(acme.okta.messages()).hasSize(2);
        if (!firstCode.equals(acme.newestCode())) {
            acme.activate(id, firstCode).isRefused(403, "E0000068");
        }
        acme.activate(id, acme.newestCode()).isOk();
    }

    @Test
    void aSecondSmsWithinThirtySecondsIsRefused() {
        acme.enroll(SMS);
        acme.clock.pass(Duration.ofMillis(29_999));

        acme.enroll(SMS).isRefused(429, "E0000109");
        acme.clock.pass(Duration.ofMillis(1));
        acme.enroll(SMS).isOk();
    }

    @Test
    void aSecondCallWithinThirtySecondsIsRefused() {
        acme.enroll(Acme.call(PHONE));
        acme.clock.pass(Duration.ofSeconds(29));

        acme.enroll(Acme.call(PHONE)).isRefused(429, "E0000133");
    }

    @Test
    void anSmsDoesNotDelayACallToTheSamePhone() {
        acme.enroll(SMS).isOk();

        acme.enroll(Acme.call(PHONE)).isOk();
    }

    @Test
    void thePauseHoldsForANumberWhoeverItsFactorIs() {
        acme.enroll(SMS).isOk();
        String bob = acme.okta.addUser("bob@acme.example").id();

        acme.post(Acme.factors(bob), SMS).isRefused(429, "E0000109");
        assertThat(acme.okta.user(bob).orElseThrow().factors()).isEmpty();
    }

    @Test
    void anotherNumberWhileOneIsPendingNeedsUpdatePhone() {
        String id = acme.enroll(SMS).id();

        acme.enroll(Acme.sms(OTHER_PHONE)).isRefused(400, "E0000001");
        Reply updated = acme.enroll(Acme.sms(OTHER_PHONE), "?updatePhone=true").isOk();
        assertThat(updated.id()).isEqualTo(id);
        assertThat(updated.at("/profile/phoneNumber")).isEqualTo(OTHER_PHONE);
        acme.activate(id, acme.okta.messagesTo(OTHER_PHONE).get(0).code()).isOk();
    }

    @Test
    void anotherNumberWhileOneIsVerifiedIsRefusedEvenWithUpdatePhone() {
        acme.activeFactor(SMS);

        Reply refused = acme.enroll(Acme.sms(OTHER_PHONE), "?updatePhone=true");
        refused.isRefused(400, "E0000001", "There is an existing verified phone number.");
        assertThat(refused.at("/errorSummary")).isEqualTo("Api validation failed: factorEnrollRequest");
    }

    @Test
    void aCallFactorThatExistsCannotBeEnrolledAgain() {
        acme.activeFactor(Acme.call(PHONE));

        acme.enroll(Acme.call(PHONE)).isRefused(400, "E0000001", "A factor of this type is already set up.");
    }

    @Test
    void aQueryValueThatIsNoBooleanIsRefused() {
        acme.enroll(SMS, "?activate=maybe").isRefused(400, "E0000037");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "86401"})
    void aTokenLifetimeBeyondTheDocumentedRangeIsRefused(String seconds) {
        acme.enroll(SMS, "?tokenLifetimeSeconds=" + seconds).isRefused(400, "E0000001");
    }

    @Test
    void aTokenLifetimeThatIsNoNumberIsRefused() {
        acme.enroll(SMS, "?tokenLifetimeSeconds=soon").isRefused(400, "E0000037");
    }

    @Test
    void aTemplateIdIsAccepted() {
        acme.enroll(SMS, "?templateId=cstk2flOtuCMDJK4b0g3").isOk();
    }
}
