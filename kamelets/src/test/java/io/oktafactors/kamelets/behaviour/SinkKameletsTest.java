package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxUser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kamelets that take everything from the message body, as a Pipe needs it. */
class SinkKameletsTest {

    private static final String PHONE = "+12065550199";
    private static final String SMS =
            "\"factorType\": \"sms\", \"provider\": \"OKTA\", \"profile\": {\"phoneNumber\": \"" + PHONE + "\"}}";

    private OktaSandbox okta;
    private SandboxUser ada;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().unlimited().start();
        ada = okta.addUser("ada@kamelets.example");
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    @Test
    void anEnrollmentThatNamesTheIdOfTheUserTakesOneCall() {
        send("okta-enroll-factor-sink", "{\"userId\": \"" + ada.id() + "\", " + SMS, Map.of());

        assertThat(ada().factors()).extracting(SandboxFactor::status).containsExactly("PENDING_ACTIVATION");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void anEnrollmentThatNamesTheLoginIsForTheUserWithThatLogin() {
        send("okta-enroll-factor-sink", "{\"login\": \"" + ada.login() + "\", " + SMS, Map.of());

        assertThat(ada().factors()).hasSize(1);
        assertThat(okta.messagesTo(PHONE)).hasSize(1);
    }

    @Test
    void bytesAsKafkaHasThemAreReadAsWell() {
        byte[] order = ("{\"userId\": \"" + ada.id() + "\", " + SMS).getBytes(StandardCharsets.UTF_8);

        send("okta-enroll-factor-sink", order, Map.of());

        assertThat(ada().factors()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okta-enroll-factor-sink",
                "okta-unenroll-factor-sink",
                "okta-resend-enroll-factor-sink",
                "okta-reset-factors-sink",
                "okta-verify-and-wait-action"
            })
    void aListOfOrdersIsRefusedBeforeOktaIsCalled(String kamelet) {
        Exchange outcome = CallingRoute.call(okta, kamelet, "[{\"userId\": \"" + ada.id() + "\"}]", Map.of());

        assertThat(outcome.getException()).hasMessageContaining("Array");
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void theUserOfTheBodyOutranksTheUserOfTheHeader() {
        SandboxUser grace = okta.addUser("grace@kamelets.example");

        send(
                "okta-enroll-factor-sink",
                "{\"userId\": \"" + ada.id() + "\", " + SMS,
                Map.of(OktaFactorsConstants.USER_ID, grace.id()));

        assertThat(ada().factors()).hasSize(1);
        assertThat(okta.user(grace.id()).orElseThrow().factors()).isEmpty();
    }

    @Test
    void aLoginThatOktaDoesNotKnowIsRejectedAndNothingElseIsCalled() {
        Exchange outcome = CallingRoute.call(
                okta, "okta-enroll-factor-sink", "{\"login\": \"nobody@kamelets.example\", " + SMS, Map.of());

        assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.REJECTED);
        assertThat(outcome.getProperty(Exchange.EXCEPTION_CAUGHT, OktaFactorsException.class)
                        .getOperation())
                .hasToString("getUser");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void theFactorOfTheBodyIsRemovedAndNoOther() {
        SandboxUser blaise = okta.user("blaise.pascal@acme.example").orElseThrow();
        String sms = blaise.factor("sms").orElseThrow().id();

        send(
                "okta-unenroll-factor-sink",
                "{\"login\": \"" + blaise.login() + "\", \"factorId\": \"" + sms + "\"}",
                Map.of());

        assertThat(okta.user(blaise.id()).orElseThrow().factors())
                .extracting(SandboxFactor::factorType)
                .containsExactly("email");
    }

    @Test
    void aResetLeavesTheUserOfTheBodyNoFactor() {
        SandboxUser blaise = okta.user("blaise.pascal@acme.example").orElseThrow();

        send("okta-reset-factors-sink", "{\"login\": \"" + blaise.login() + "\"}", Map.of());

        assertThat(okta.user(blaise.id()).orElseThrow().factors()).isEmpty();
    }

    @Test
    void aSecondCodeIsSentForThePendingFactorOfTheBody() {
        send("okta-enroll-factor-sink", "{\"userId\": \"" + ada.id() + "\", " + SMS, Map.of());
        okta.clock().advance(Duration.ofMinutes(1));
        String pending = ada().factors().get(0).id();

        send(
                "okta-resend-enroll-factor-sink",
                "{\"userId\": \"" + ada.id() + "\", \"factorId\": \"" + pending + "\", " + SMS,
                Map.of());

        assertThat(okta.messagesTo(PHONE)).hasSize(2);
    }

    @Test
    void whatNamesTheUserIsNotSentToOktaWithTheEnrollment() throws Exception {
        try (OneRequestServer server = OneRequestServer.start();
                CallingRoute route = CallingRoute.to("okta-enroll-factor-sink", server.url())
                        .token("a-token")
                        .start()) {
            route.send("{\"userId\": \"00u1\", " + SMS, Map.of());

            assertThat(server.body()).contains("\"factorType\"").doesNotContain("userId", "login");
        }
    }

    private void send(String kamelet, Object body, Map<String, Object> headers) {
        assertThat(CallingRoute.call(okta, kamelet, body, headers).getProperty(CallingRoute.CHANNEL))
                .isEqualTo(CallingRoute.DONE);
    }

    private SandboxUser ada() {
        return okta.user(ada.id()).orElseThrow();
    }
}
