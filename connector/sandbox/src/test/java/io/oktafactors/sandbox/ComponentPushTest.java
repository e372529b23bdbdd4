package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.VerifyRequest;
import io.oktafactors.sandbox.api.SandboxFault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The component waits for people who use the sandbox's phones. */
class ComponentPushTest {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Acme acme = new Acme();
    private final ComponentClient component = new ComponentClient(acme.okta, options -> {
        options.setToken(acme.okta.token());
        options.setAwait(true);
        options.setPollInterval(50);
    });
    private String factor;
    private String phone;

    @BeforeEach
    void enroll() {
        factor = acme.enroll(Acme.push()).id();
        phone = acme.phone(factor).id();
        acme.okta.setReaction(phone, "ASK", Duration.ZERO);
    }

    @AfterEach
    void stop() {
        component.close();
        acme.close();
    }

    @ParameterizedTest
    @CsvSource({"APPROVE, SUCCESS", "DENY, REJECTED"})
    void whatThePhoneDoesAfterAWhileIsTheOutcome(String reaction, String outcome) throws Exception {
        acme.okta.setReaction(phone, reaction, Duration.ofSeconds(20));
        CompletableFuture<Exchange> answer = verify("verifyFactor", VerifyRequest.challenge());
        awaitPolls(2);
        assertThat(answer).isNotDone();

        acme.clock.pass(Duration.ofSeconds(20));

        assertThat(outcomeOf(answer)).isEqualTo(outcome);
    }

    @Test
    void aPhoneThatIsIgnoredTimesOut() throws Exception {
        acme.okta.setReaction(phone, "IGNORE", Duration.ZERO);
        CompletableFuture<Exchange> answer = verify("verifyFactor", VerifyRequest.challenge());
        awaitPolls(1);

        acme.clock.pass(Duration.ofMinutes(5));

        assertThat(outcomeOf(answer)).isEqualTo("TIMEOUT");
    }

    @Test
    void theNumberThatIsShownIsTheOneToPick() throws Exception {
        component.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:show")
                        .process(exchange -> acme.okta.approve(
                                acme.okta.pushes().get(0).id(),
                                exchange.getMessage().getHeader(OktaFactorsConstants.CORRECT_ANSWER, int.class)));
            }
        });

        assertThat(outcomeOf(verify("verifyFactor?challengeEndpoint=direct:show", VerifyRequest.numberChallenge())))
                .isEqualTo("SUCCESS");
    }

    @Test
    void atTheLimitOfTheCallerNothingIsLeftOnThePhone() throws Exception {
        assertThat(outcomeOf(verify("verifyFactor?awaitTimeout=300", VerifyRequest.challenge())))
                .isEqualTo("LIMIT_REACHED");

        assertThat(acme.okta.pushes().get(0).result()).isEqualTo("CANCELLED");
    }

    @Test
    void anEnrolmentEndsWhenThePhoneHasScanned() throws Exception {
        acme.unenroll(factor);
        CompletableFuture<Exchange> answer =
                component.start("enrollFactor", EnrollRequest.push(), ComponentClient.ids(Acme.ADA, null));
        await().atMost(LONGEST).until(() -> acme.okta.calls().stream()
                .anyMatch(call -> call.path().endsWith("/activate/poll")));
        String pending = acme.okta
                .user(Acme.ADA)
                .orElseThrow()
                .factor("push")
                .orElseThrow()
                .id();

        acme.phone(pending);

        assertThat(outcomeOf(answer)).isEqualTo("SUCCESS");
        assertThat(answer.get().getMessage().getHeader(OktaFactorsConstants.FACTOR_ID))
                .isEqualTo(pending);
    }

    @Test
    void anEnrolmentThatNobodyScansTimesOut() throws Exception {
        acme.unenroll(factor);
        CompletableFuture<Exchange> answer =
                component.start("enrollFactor", EnrollRequest.push(), ComponentClient.ids(Acme.ADA, null));
        await().atMost(LONGEST).until(() -> acme.okta.calls().stream()
                .anyMatch(call -> call.path().endsWith("/activate/poll")));

        acme.clock.pass(Duration.ofMinutes(10));

        assertThat(outcomeOf(answer)).isEqualTo("TIMEOUT");
    }

    @Test
    void anEnrolmentWhoseAnswerIsLostIsFoundAndItsCodeSentOnce() {
        acme.okta
                .faults()
                .add(SandboxFault.dropAfter()
                        .on("POST", "/api/v1/users/{userId}/factors")
                        .withTimes(1));

        Exchange exchange = component.send(
                "enrollFactor?await=false", EnrollRequest.sms(Acme.PHONE), ComponentClient.ids(Acme.ADA, null));

        assertThat(exchange.getException()).isNull();
        assertThat(acme.okta.messagesTo(Acme.PHONE)).hasSize(1);
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.FACTOR_ID))
                .isEqualTo(acme.okta
                        .user(Acme.ADA)
                        .orElseThrow()
                        .factor("sms")
                        .orElseThrow()
                        .id());
    }

    private CompletableFuture<Exchange> verify(String operation, Object body) {
        return component.start(operation, body, ComponentClient.ids(Acme.ADA, factor));
    }

    private void awaitPolls(int polls) {
        await().atMost(LONGEST)
                .until(() -> acme.okta.calls().stream()
                                .filter(call -> call.path().contains("/transactions/"))
                                .count()
                        >= polls);
    }

    private static String outcomeOf(CompletableFuture<Exchange> answer) throws Exception {
        Exchange exchange = answer.get(60, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.OUTCOME))
                .isEqualTo(exchange.getMessage().getBody());
        return exchange.getMessage().getBody(String.class);
    }
}
