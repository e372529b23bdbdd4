package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.model.ActivateRequest;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.ResendRequest;
import io.oktafactors.sandbox.api.SandboxCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Bursts on one phone, mailbox or user, at an organization with Okta's limits: none of them is met. Pauses are in real time, so
 * that of a phone is shown by refusals; in full, with all 30 seconds: {@code ./mvnw -pl connector/component,connector/sandbox test
 * -Dtest=ComponentGatesTest -Dsurefire.failIfNoSpecifiedTests=false -Dgates.wait=90s}.
 */
class ComponentGatesTest {

    private static final int BURST = 12;
    private static final String WAIT = "?budgetWait=" + System.getProperty("gates.wait", "6s");
    private static final String MAIL = "ada.byron@acme.example";

    private final Acme acme = new Acme(sandbox -> sandbox.clock(java.time.Clock.systemUTC()));
    private final ComponentClient component = new ComponentClient(acme.okta, options -> {
        options.setToken(acme.okta.token());
        options.setGates(true);
    });

    @AfterEach
    void stop() {
        component.close();
        acme.close();
    }

    @Test
    void aBurstOfCodesForOnePhoneDrawsNo429() throws Exception {
        Factor sms = component.call(Factor.class, "enrollFactor", Acme.ADA, null, EnrollRequest.sms(Acme.PHONE));
        Factor call = component.call(Factor.class, "enrollFactor", Acme.ADA, null, EnrollRequest.call(Acme.PHONE));

        List<Exchange> resends = ends(Stream.of(sms, call)
                .flatMap(factor -> Stream.generate(() -> start(
                                "resendEnrollFactor" + WAIT,
                                factor == sms ? ResendRequest.sms(Acme.PHONE) : ResendRequest.call(Acme.PHONE),
                                factor.getId()))
                        .limit(BURST))
                .toList());

        assertThat(resends).allSatisfy(ComponentGatesTest::isSentOrHeldBack);
        assertThat(statuses()).doesNotContain(429);
        assertThat(acme.okta.messages()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(component.refusal(
                        "resendEnrollFactor?budgetWait=0", Acme.ADA, sms.getId(), ResendRequest.sms(Acme.PHONE)))
                .isInstanceOf(RateLimited.class)
                .hasMessageContaining("was not sent");
    }

    @Test
    void aBurstOfMailsGoesOutOneAfterTheOtherAndDrawsNo429() throws Exception {
        Factor mail = component.call(Factor.class, "enrollFactor", Acme.ADA, null, EnrollRequest.email(MAIL));

        List<Exchange> resends =
                ends(Stream.generate(() -> start("resendEnrollFactor" + WAIT, ResendRequest.email(MAIL), mail.getId()))
                        .limit(BURST)
                        .toList());

        assertThat(resends)
                .allSatisfy(ComponentGatesTest::isSentOrHeldBack)
                .anySatisfy(sent -> assertThat(sent.getException()).isNull());
        assertThat(statuses()).doesNotContain(429);
        assertThat(acme.okta.messagesTo(MAIL)).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aPersonWhoGuessesDrawsNo429() {
        Factor sms = component.call(Factor.class, "enrollFactor", Acme.ADA, null, EnrollRequest.sms(Acme.PHONE));

        for (int guess = 0; guess < BURST; guess++) {
            component.refusal(
                    "activateFactor?budgetWait=0", Acme.ADA, sms.getId(), ActivateRequest.passCode(acme.wrongCode()));
        }

        assertThat(statuses()).doesNotContain(429);
        assertThat(acme.okta.calls().stream().filter(call -> call.status() == 403))
                .hasSize(5);
    }

    @Test
    void challengesOfAPhoneThatOthersEnrolledDrawNo429() throws Exception {
        String factor = activeElsewhere();

        List<Exchange> challenges = ends(Stream.generate(() -> start("verifyFactor" + WAIT, null, factor))
                .limit(BURST)
                .toList());

        assertThat(challenges).allSatisfy(ComponentGatesTest::isSentOrHeldBack);
        assertThat(statuses()).doesNotContain(429);
        assertThat(acme.okta.messagesTo(Acme.OTHER_PHONE)).hasSize(1);
    }

    @Test
    void withoutTheGatesOktaRefusesTheBurst() {
        Factor sms = component.call(Factor.class, "enrollFactor", Acme.ADA, null, EnrollRequest.sms(Acme.PHONE));

        component.refusal("resendEnrollFactor?gates=false", Acme.ADA, sms.getId(), ResendRequest.sms(Acme.PHONE));

        assertThat(statuses()).contains(429);
    }

    private String activeElsewhere() {
        return acme.post(Acme.factors(Acme.ADA) + "?activate=true", Acme.sms(Acme.OTHER_PHONE))
                .isOk()
                .id();
    }

    private CompletableFuture<Exchange> start(String uri, Object body, String factor) {
        return component.start(uri, body, ComponentClient.ids(Acme.ADA, factor));
    }

    private static List<Exchange> ends(List<CompletableFuture<Exchange>> calls) throws Exception {
        for (CompletableFuture<Exchange> call : calls) {
            call.get(5, TimeUnit.MINUTES);
        }
        return calls.stream().map(CompletableFuture::join).toList();
    }

    private static void isSentOrHeldBack(Exchange exchange) {
        if (exchange.getException() != null) {
            assertThat(exchange.getException()).isInstanceOf(RateLimited.class).hasMessageContaining("was not sent");
            assertThat(((RateLimited) exchange.getException()).getRetryAfter())
                    .isBetween(Duration.ofMillis(1), Duration.ofMinutes(10));
        }
    }

    private List<Integer> statuses() {
        return acme.okta.calls().stream().map(SandboxCall::status).toList();
    }
}
