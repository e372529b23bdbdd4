package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.SandboxDevice;
import io.oktafactors.sandbox.SandboxUser;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyAndWaitKameletTest {

    private OktaSandbox okta;
    private SandboxUser blaise;

    @BeforeEach
    void startOkta() {
        okta = OktaSandbox.builder().unlimited().start();
        blaise = okta.user("blaise.pascal@acme.example").orElseThrow();
    }

    @AfterEach
    void stopOkta() {
        okta.close();
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, SUCCESS", "DENY, REJECTED"})
    void aPushIsAnsweredWhenThePersonHasAnsweredIt(String reaction, String result) throws Exception {
        SandboxDevice phone = phone();
        okta.setReaction(phone.id(), reaction, Duration.ofMillis(300));

        assertThat(result(verify("{\"login\": \"" + blaise.login() + "\", \"factorType\": \"push\"}")))
                .isEqualTo(result);
        assertThat(okta.calls("GET", "/api/v1/users/{userId}/factors/{factorId}/transactions/{transactionId}"))
                .isNotEmpty();
    }

    @Test
    void aPushThatNobodyAnswersEndsWithOktasTimeOut() throws Exception {
        SandboxDevice phone = phone();
        okta.setReaction(phone.id(), "IGNORE", Duration.ZERO);
        okta.clock().setSpeed(600);

        assertThat(result(verify("{\"login\": \"" + blaise.login() + "\", \"factorType\": \"push\"}")))
                .isEqualTo("TIMEOUT");
    }

    @Test
    void aCodeIsSentAndThenChecked() throws Exception {
        String sms = "{\"userId\": \"" + blaise.id() + "\", \"factorType\": \"sms\"";
        assertThat(result(verify(sms + "}"))).isEqualTo("CHALLENGE");
        String code = okta.messagesTo("+12065550143").get(0).code();

        assertThat(result(verify(sms + ", \"passCode\": \"" + code + "\"}"))).isEqualTo("SUCCESS");
    }

    @Test
    void aWrongCodeIsRejected() {
        String sms = "{\"userId\": \"" + blaise.id() + "\", \"factorType\": \"sms\"";
        verify(sms + "}");

        assertThat(verify(sms + ", \"passCode\": \"0\"}").getProperty(CallingRoute.CHANNEL))
                .isEqualTo(CallingRoute.REJECTED);
    }

    @Test
    void theFactorMayBeNamedByItsIdAndTheRestOfATicketIsNotSentToOkta() throws Exception {
        String ticket = "{\"id\": \"a1\", \"ticket\": \"INC1\", \"kind\": \"verify\", \"login\": \"" + blaise.login()
                + "\", \"factorId\": \"" + blaise.factor("email").orElseThrow().id() + "\"}";

        assertThat(result(verify(ticket))).isEqualTo("CHALLENGE");
        assertThat(okta.messagesTo(blaise.login())).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "call; The user has no active factor of that factorType",
                "x' || '1'=='1; factorType is no type of factor"
            })
    void aTypeThatThePersonDoesNotHaveFailsBeforeAnythingIsSent(String type, String advice) {
        Exchange outcome = verify("{\"userId\": \"" + blaise.id() + "\", \"factorType\": \"" + type + "\"}");

        assertThat(outcome.getException()).hasMessageContaining(advice);
        assertThat(okta.messages()).isEmpty();
    }

    private SandboxDevice phone() {
        Exchange enrolled = CallingRoute.call(
                okta,
                "okta-enroll-factor-action",
                "{\"factorType\": \"push\", \"provider\": \"OKTA\"}",
                Map.of(OktaFactorsConstants.USER_ID, blaise.id()));
        return okta.scan(
                enrolled.getMessage().getHeader(OktaFactorsConstants.FACTOR_ID, String.class),
                SandboxDevice.named("Blaise's phone"));
    }

    private Exchange verify(String order) {
        try (CallingRoute route = CallingRoute.to("okta-verify-and-wait-action", okta.url())
                .with(Map.of("pollInterval", 50))
                .token(okta.token())
                .start()) {
            return route.send(order, Map.of());
        }
    }

    private static String result(Exchange outcome) throws Exception {
        assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.DONE);
        return new ObjectMapper()
                .readTree(outcome.getMessage().getBody(String.class))
                .path("factorResult")
                .asText();
    }
}
