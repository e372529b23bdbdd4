package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.model.ActivateRequest;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.ResendRequest;
import io.oktafactors.camel.model.VerifyRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that send a code or try one pass the gates; nothing that Okta would refuse for one phone or user is sent. */
class CodesTest extends OktaFactorsTestSupport {

    private static final String PHONE = "+12065550142";
    private static final FakeOkta.Answer PENDING = FakeOkta.json(
            200,
            "{\"id\":\"sms2\",\"status\":\"PENDING_ACTIVATION\",\"profile\":{\"phoneNumber\":\"+1-206-555-0142\"}}");
    private static final FakeOkta.Answer SENT =
            FakeOkta.json(200, "{\"factorResult\":\"CHALLENGE\",\"profile\":{\"phoneNumber\":\"" + PHONE + "\"}}");
    private static final FakeOkta.Answer MAILED = FakeOkta.json(200, "{\"factorResult\":\"CHALLENGE\"}");
    private static final FakeOkta.Answer PROMPTED = FakeOkta.json(200, "{\"factorResult\":\"WAITING\"}");

    @Override
    protected boolean useJmx() {
        return true;
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        OktaFactorsConfiguration options =
                context.getComponent("okta-factors", OktaFactorsComponent.class).getConfiguration();
        options.setGates(true);
        options.setBudgetWait(0);
        return context;
    }

    @Test
    void aPhoneThatGotACodeAtItsEnrolmentGetsNoSecondOneAtOnce() {
        okta.answers(PENDING);
        send("enrollFactor", EnrollRequest.sms(PHONE));

        RateLimited resend = limited("resendEnrollFactor", ResendRequest.sms(PHONE));
        limited("verifyFactor", null);
        limited("enrollFactor", EnrollRequest.sms(PHONE), Map.of(OktaFactorsConstants.USER_ID, "00u2"));

        assertThat(resend)
                .hasMessageStartingWith("resendEnrollFactor: POST /api/v1/users/00u1/factors/sms2/resend was not sent:"
                        + " Okta allows one SMS and one call to a phone in 30 s (option gates)");
        assertThat(resend.getRetryAfter()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void anotherPhoneAndACallToTheSameOneAreSent() {
        okta.answers(PENDING);
        send("enrollFactor", EnrollRequest.sms(PHONE));

        send("enrollFactor", EnrollRequest.sms("+12065550143"));
        send("enrollFactor", EnrollRequest.call(PHONE));

        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void theAnswerToAChallengeIsNoCodeAndNeverHeldBack() {
        okta.answers(SENT);
        send("verifyFactor", VerifyRequest.challenge());
        send("verifyFactor", VerifyRequest.passCode("123456"));
        limited("verifyFactor", VerifyRequest.challenge());

        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void whatAChallengeIsIsLearnedFromItsAnswer() {
        okta.answers(PROMPTED);
        send("verifyFactor", null);
        send("verifyFactor", null);

        okta.answers(MAILED);
        Map<String, Object> mail = Map.of(OktaFactorsConstants.USER_ID, "00u1", OktaFactorsConstants.FACTOR_ID, "emf3");
        send("verifyFactor", null, mail);

        assertThat(limited("verifyFactor", null, mail)).hasMessageContaining("one email to an address in 5 s");
        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void challengesOfAFactorOfWhichNothingIsKnownGoOneAfterTheOtherAndNoThreadWaits() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        okta.answers((call, socket) -> {
            try {
                answered.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            PROMPTED.to(call, socket);
        });
        Future<Exchange> first = CompletableFuture.supplyAsync(() -> send("verifyFactor?budgetWait=1m", null));
        await().until(() -> okta.calls().size() == 1);
        List<Future<Exchange>> calls =
                List.of(start("verifyFactor?budgetWait=1m"), start("verifyFactor?budgetWait=1m"));
        await().until(() -> gate("PHONE").get("waiting").equals(2L));
        assertThat(okta.calls()).hasSize(1);

        answered.countDown();

        assertThat(first.get(60, TimeUnit.SECONDS).getException()).isNull();
        for (Future<Exchange> call : calls) {
            assertThat(call.get(60, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void whoWaitsAtAGateEndsWhenTheContextStops() throws Exception {
        okta.answers(MAILED);
        send("verifyFactor", null);
        Future<Exchange> second = start("verifyFactor?budgetWait=1m");
        await().until(() -> gate("MAILBOX").get("waiting").equals(1L));

        context.stop();

        failureOf(second.get(60, TimeUnit.SECONDS), Unavailable.class);
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void whatSentNothingHoldsNothingUp() {
        okta.answers(FakeOkta.json(400, "{\"errorCode\":\"E0000001\"}"));
        failureOf(send("enrollFactor", EnrollRequest.sms(PHONE)), Rejected.class);
        okta.answers(FakeOkta.json(200, "{\"id\":\"sms2\",\"status\":\"ACTIVE\"}"));
        send("enrollFactor", EnrollRequest.sms(PHONE));
        send("enrollFactor?activate=true", EnrollRequest.sms(PHONE));

        okta.answers(PENDING);
        send("enrollFactor", EnrollRequest.sms(PHONE));

        limited("enrollFactor", EnrollRequest.sms(PHONE));
        assertThat(okta.calls()).hasSize(4);
    }

    @Test
    void anEnrolmentThatWaitedForARateLimitPassesTheGatesAnew() throws Exception {
        okta.answers(FakeOkta.json(429, "{\"errorCode\":\"E0000047\"}", "X-Rate-Limit-Limit: 0"), PENDING);
        Future<Exchange> first = CompletableFuture.supplyAsync(() -> send(
                "enrollFactor?maxCodesPerHour=1&maxAttempts=3&rateLimitWait=1m", EnrollRequest.sms("+12065550143")));
        await().until(() -> okta.calls().size() == 1);
        // Its answer may be on its way: until then it holds the one place.
        await().until(() ->
                send("enrollFactor?maxCodesPerHour=1", EnrollRequest.sms(PHONE)).getException() == null);

        assertThat(failureOf(first.get(60, TimeUnit.SECONDS), RateLimited.class))
                .hasMessageContaining("option maxCodesPerHour");
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void whatMayHaveSentACodeHoldsUpTheNext() {
        okta.answers(FakeOkta.reset());
        failureOf(send("verifyFactor", null), Unavailable.class);

        limited("verifyFactor", null);
    }

    @Test
    void whatOktaSaysOfACodeThatSomebodyElseSentIsHeeded() {
        okta.answers(FakeOkta.json(429, "{\"errorCode\":\"E0000118\"}"));
        failureOf(send("verifyFactor", null), RateLimited.class);

        assertThat(limited("verifyFactor", null)).hasMessageContaining("was not sent");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void aSixthCodeToActivateWithIsNotSentAndNothingIsResent() {
        okta.answers(FakeOkta.json(403, "{\"errorCode\":\"E0000068\"}"));
        for (int i = 0; i < 5; i++) {
            failureOf(send("activateFactor", ActivateRequest.passCode("00000" + i)), Rejected.class);
        }

        limited("activateFactor", ActivateRequest.passCode("123456"));
        limited("resendEnrollFactor", ResendRequest.sms(PHONE));
        assertThat(okta.calls()).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"errorCode\":\"E0000006\"}", ""})
    void aCodeThatOktaDidNotLookAtIsNoAttempt(String forbidden) {
        okta.answers(FakeOkta.json(403, forbidden));
        for (int i = 0; i < 6; i++) {
            failureOf(send("activateFactor", ActivateRequest.passCode("00000" + i)), Rejected.class);
        }

        assertThat(okta.calls()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxCodesPerPhone", "maxCodesPerHour", "maxCodesPerRun"})
    void aCapOnCostIsKeptAndNamed(String option) {
        okta.answers(PENDING);
        String uri = "enrollFactor?gates=false&" + option + "=2";
        send(uri, EnrollRequest.sms(PHONE));
        send(uri, EnrollRequest.call(PHONE));

        RateLimited refused = limited(uri, EnrollRequest.sms(PHONE));

        assertThat(refused).hasMessageContaining("was not sent: ").hasMessageContaining("2 codes were sent");
        assertThat(refused).hasMessageContaining("(option " + option + ")");
        assertThat(refused.getRetryAfter()).isGreaterThan(Duration.ofMinutes(50));
        okta.answers(FakeOkta.json(200, "[]"));
        send("listFactors?" + option + "=2", null);
    }

    @Test
    void aFactorOfWhichNothingIsKnownIsHeldAgainstACap() {
        okta.answers(SENT);
        send("verifyFactor?gates=false&maxCodesPerHour=1", null);

        limited("verifyFactor?gates=false&maxCodesPerHour=1", null);
    }

    @Test
    void withoutGatesEverythingIsSent() {
        okta.answers(PENDING);
        for (int i = 0; i < 6; i++) {
            send("resendEnrollFactor?gates=false", ResendRequest.sms(PHONE));
        }

        assertThat(okta.calls()).hasSize(6);
    }

    @Test
    void noPhoneIsInManagementOrInAnError() throws Exception {
        okta.answers(PENDING);
        send("enrollFactor", EnrollRequest.sms(PHONE));
        RateLimited refused = limited("enrollFactor", EnrollRequest.sms(PHONE));

        CompositeData phone = gate("PHONE");
        assertThat(phone.get("counted")).isEqualTo(1L);
        assertThat(phone.get("waiting")).isEqualTo(0L);
        assertThat(phone + refused.toString() + String.join("\n", Management.lines(context)))
                .doesNotContain("206555")
                .doesNotContain("206-555");
    }

    @ParameterizedTest
    @ValueSource(strings = {"maxCodesPerPhone", "maxCodesPerHour", "maxCodesPerRun", "maxPushesPerHour"})
    void aBoundBelowZeroIsNamed(String option) {
        assertThatThrownBy(() -> context.getEndpoint("okta-factors:verifyFactor?" + option + "=-1"))
                .rootCause()
                .hasMessage("The option " + option + " must be 0 or more; 0 disables the limit");
    }

    private CompositeData gate(String name) throws JMException {
        MBeanServer server = Management.server(context);
        ObjectName gates = server.queryNames(
                        new ObjectName("org.apache.camel:type=services,name=OktaGates*,context=*"), null)
                .iterator()
                .next();
        return ((TabularData) server.invoke(gates, "gates", new Object[0], new String[0])).get(new Object[] {name});
    }

    private Future<Exchange> start(String uri) {
        return template.asyncSend(
                "okta-factors:" + uri, exchange -> exchange.getMessage().setHeaders(new HashMap<>(IDS)));
    }

    private Exchange send(String uri, Object body) {
        return send(uri, body, IDS);
    }

    private Exchange send(String uri, Object body, Map<String, Object> ids) {
        return call(
                "okta-factors:" + uri,
                body,
                ids.entrySet().stream()
                        .filter(id -> !id.getKey().equals(OktaFactorsConstants.TRANSACTION_ID))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private RateLimited limited(String uri, Object body) {
        return limited(uri, body, IDS);
    }

    private RateLimited limited(String uri, Object body, Map<String, Object> ids) {
        int before = okta.calls().size();
        RateLimited limited = failureOf(send(uri, body, ids), RateLimited.class);
        assertThat(okta.calls()).hasSize(before);
        return limited;
    }
}
