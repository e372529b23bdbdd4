package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.api.SandboxUser;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The Kamelets that ask a person for proof. */
class VerifyingKameletsTest {

    private OktaSandbox okta;
    private SandboxUser blaise;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().unlimited().start();
        blaise = blaise();
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    @Test
    void withoutABodyACodeIsSentAndWithTheCodeItIsChecked() {
        Map<String, Object> sms = factor("sms");

        assertThat(verify(null, sms)).contains("CHALLENGE");
        String code = okta.messagesTo("+12065550143").get(0).code();

        assertThat(verify("{\"passCode\": \"" + code + "\"}", sms)).contains("SUCCESS");
    }

    @Test
    void thePromptOfAPushIsFollowedByTheTransactionThatVerifyingLeft() {
        Exchange waiting = call("okta-verify-factor-action", null, push());
        okta.approve(okta.pushes().get(0).id());

        Exchange outcome = call(
                "okta-get-factor-transaction-status-action",
                null,
                waiting.getMessage().getHeaders());

        assertThat(outcome.getMessage().getBody(String.class)).contains("SUCCESS");
    }

    @Test
    void aPromptIsWithdrawn() {
        Exchange waiting = call("okta-verify-factor-action", null, push());

        call("okta-cancel-factor-transaction-action", null, waiting.getMessage().getHeaders());

        assertThat(okta.pushes()).extracting(SandboxPush::result).containsExactly("CANCELLED");
    }

    @Test
    void aResetLeavesNoFactor() {
        call("okta-reset-factors-action", null, Map.of(OktaFactorsConstants.USER_ID, blaise.id()));

        assertThat(blaise().factors()).isEmpty();
    }

    private Map<String, Object> push() {
        Exchange enrolled = call(
                "okta-enroll-factor-action",
                "{\"factorType\": \"push\", \"provider\": \"OKTA\"}",
                Map.of(OktaFactorsConstants.USER_ID, blaise.id()));
        okta.scan(
                enrolled.getMessage().getHeader(OktaFactorsConstants.FACTOR_ID, String.class),
                SandboxDevice.named("Blaise's phone"));
        return factor("push");
    }

    private Map<String, Object> factor(String type) {
        return Map.of(
                OktaFactorsConstants.USER_ID,
                blaise.id(),
                OktaFactorsConstants.FACTOR_ID,
                blaise().factor(type).orElseThrow().id());
    }

    private String verify(String body, Map<String, Object> headers) {
        return call("okta-verify-factor-action", body, headers).getMessage().getBody(String.class);
    }

    private Exchange call(String kamelet, String body, Map<String, Object> headers) {
        Exchange outcome = CallingRoute.call(okta, kamelet, body, headers);
        assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.DONE);
        return outcome;
    }

    private SandboxUser blaise() {
        return okta.user("blaise.pascal@acme.example").orElseThrow();
    }
}
