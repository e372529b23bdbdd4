package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxDevice;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxPush;
import io.oktafactors.sandbox.api.SandboxUser;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyAndWaitKameletTest {

    private static final String PUSH = "{\"login\": \"blaise.pascal@acme.example\", \"factorType\": \"push\"}";

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

        Exchange outcome = verify(PUSH);

        JsonNode answer = answer(outcome);
        assertThat(answer.path("outcome").asText()).isEqualTo(result);
        assertThat(answer.path("userId").asText()).isEqualTo(blaise.id());
        assertThat(answer.path("factorId").asText())
                .isEqualTo(blaise().factor("push").orElseThrow().id());
        assertThat(outcome.getMessage().getHeader(OktaFactorsConstants.OUTCOME)).isEqualTo(result);
        assertThat(okta.calls("GET", "/api/v1/users/{userId}/factors/{factorId}/transactions/{transactionId}"))
                .isNotEmpty();
    }

    @Test
    void aPushThatNobodyAnswersEndsWithOktasTimeOut() throws Exception {
        SandboxDevice phone = phone();
        okta.setReaction(phone.id(), "IGNORE", Duration.ZERO);
        okta.clock().setSpeed(600);

        assertThat(result(verify(PUSH))).isEqualTo("TIMEOUT");
    }

    @Test
    void aPushThatNobodyAnswersInTheTimeOfThePropertyIsWithdrawn() throws Exception {
        SandboxDevice phone = phone();
        okta.setReaction(phone.id(), "IGNORE", Duration.ZERO);

        assertThat(result(verify(PUSH, Map.of("awaitTimeout", 300)))).isEqualTo("LIMIT_REACHED");
        assertThat(okta.pushes()).extracting(SandboxPush::result).containsExactly("CANCELLED");
    }

    @Test
    void theNumberToPickIsToldAtOnce() throws Exception {
        phone();
        String order = PUSH.replace("}", ", \"useNumberMatchingChallenge\": true}");
        try (CallingRoute route = CallingRoute.to("okta-verify-and-wait-action", okta.url())
                .with(Map.of("pollInterval", 50, "challengeEndpoint", "direct:show"))
                .token(okta.token())
                .route("direct:show", message -> {
                    SandboxPush push = okta.pushes().get(0);
                    okta.approve(push.id(), message.getHeader(OktaFactorsConstants.CORRECT_ANSWER, Integer.class));
                })
                .start()) {
            assertThat(result(route.send(order, Map.of()))).isEqualTo("SUCCESS");
        }
    }

    @Test
    void oneMorePushThanAnHourMayHaveIsRateLimitedAndNotSent() throws Exception {
        SandboxDevice phone = phone();
        okta.setReaction(phone.id(), "DENY", Duration.ZERO);
        try (CallingRoute route = CallingRoute.to("okta-verify-and-wait-action", okta.url())
                .with(Map.of("pollInterval", 50, "maxPushesPerHour", 1))
                .token(okta.token())
                .start()) {
            assertThat(result(route.send(PUSH, Map.of()))).isEqualTo("REJECTED");
            assertThat(route.send(PUSH, Map.of()).getProperty(CallingRoute.CHANNEL))
                    .isEqualTo(CallingRoute.RATE_LIMITED);
        }
        assertThat(okta.pushes()).hasSize(1);
    }

    @Test
    void whatOktaHasNoTimeForIsRateLimitedAndAsksNobody() {
        phone();
        okta.faults().add(SandboxFault.status(429).on("POST", "/api/v1/users/{userId}/factors/{factorId}/verify"));

        assertThat(verify(PUSH).getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.RATE_LIMITED);
        assertThat(okta.pushes()).isEmpty();
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
                "call; The user has no active factor of this factorType",
                "x' || '1'=='1; factorType is not a factor type"
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

    private SandboxUser blaise() {
        return okta.user(blaise.id()).orElseThrow();
    }

    private Exchange verify(String order) {
        return verify(order, Map.of());
    }

    private Exchange verify(String order, Map<String, ?> parameters) {
        try (CallingRoute route = CallingRoute.to("okta-verify-and-wait-action", okta.url())
                .with(Map.of("pollInterval", 50))
                .with(parameters)
                .token(okta.token())
                .start()) {
            return route.send(order, Map.of());
        }
    }

    private static String result(Exchange outcome) throws Exception {
        return answer(outcome).path("outcome").asText();
    }

    private static JsonNode answer(Exchange outcome) throws Exception {
        assertThat(outcome.getProperty(CallingRoute.CHANNEL)).isEqualTo(CallingRoute.DONE);
        return new ObjectMapper().readTree(outcome.getMessage().getBody(String.class));
    }
}
