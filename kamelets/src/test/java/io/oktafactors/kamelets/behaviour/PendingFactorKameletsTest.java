package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxFactor;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelets between an enrollment and an active factor. */
class PendingFactorKameletsTest {

    private static final String PHONE = "+12065550199";
    private static final String SMS =
            "{\"factorType\": \"sms\", \"provider\": \"OKTA\", \"profile\": {\"phoneNumber\": \"" + PHONE + "\"}}";
    private static final String PUSH = "{\"factorType\": \"push\", \"provider\": \"OKTA\"}";

    private OktaSandbox okta;
    private String ada;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().unlimited().start();
        ada = okta.addUser("ada@kamelets.example").id();
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    @Test
    void theCodeThatThePhoneGotActivatesTheFactor() {
        Map<String, Object> pending = enroll(SMS);
        String code = okta.messagesTo(PHONE).get(0).code();

        Exchange outcome = call("okta-activate-factor-action", "{\"passCode\": \"" + code + "\"}", pending);

        assertThat(outcome.getMessage().getBody(String.class)).contains("\"ACTIVE\"");
        assertThat(factor().status()).isEqualTo("ACTIVE");
    }

    @Test
    void aSecondCodeIsSentToTheSamePhone() {
        Map<String, Object> pending = enroll(SMS);
        okta.clock().advance(Duration.ofMinutes(1));

        call("okta-resend-enroll-factor-action", SMS, pending);

        assertThat(okta.messagesTo(PHONE)).hasSize(2);
    }

    @Test
    void theScannedActivationOfAPushIsSeenByPolling() {
        Map<String, Object> pending = enroll(PUSH);
        assertThat(body(call("okta-poll-factor-activation-action", null, pending)))
                .contains("WAITING");

        okta.scan(factor().id(), SandboxDevice.named("Ada's phone"));

        assertThat(body(call("okta-poll-factor-activation-action", null, pending)))
                .contains("\"ACTIVE\"");
    }

    @Test
    void theActivationLinkOfAPushIsMailed() {
        Map<String, Object> pending = enroll(PUSH);

        call("okta-send-factor-activation-email-action", null, pending);

        assertThat(okta.messagesTo("ada@kamelets.example")).hasSize(1);
    }

    @Test
    void theActivationLinkOfAPushIsSentToThePhoneOfTheBody() {
        Map<String, Object> pending = enroll(PUSH);

        call("okta-send-factor-activation-sms-action", "{\"profile\": {\"phoneNumber\": \"" + PHONE + "\"}}", pending);

        assertThat(okta.messagesTo(PHONE)).hasSize(1);
    }

    private Map<String, Object> enroll(String enrollment) {
        return call("okta-enroll-factor-action", enrollment, Map.of(OktaFactorsConstants.USER_ID, ada))
                .getMessage()
                .getHeaders();
    }

    private Exchange call(String kamelet, String body, Map<String, Object> headers) {
        Exchange outcome = CallingRoute.call(okta, kamelet, body, headers);
        assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.DONE);
        return outcome;
    }

    private SandboxFactor factor() {
        return okta.user(ada).orElseThrow().factors().get(0);
    }

    private static String body(Exchange outcome) {
        return outcome.getMessage().getBody(String.class);
    }
}
