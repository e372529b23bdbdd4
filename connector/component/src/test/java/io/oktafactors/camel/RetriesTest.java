package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.FakeOkta.Answer;
import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is repeated, how often, when, and what never is. */
class RetriesTest extends OktaFactorsTestSupport {

    private static final Answer LIST = FakeOkta.json(200, "[]");

    @Override
    int attempts() {
        return 3;
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void aGatewayThatIsBackAtTheThirdAttemptIsNothingTheUserSees(int status) {
        okta.answers(FakeOkta.json(status, "{}"), FakeOkta.json(status, "{}"), LIST);

        assertThat(call(OktaFactorsOperation.listFactors).getMessage().getBody())
                .isEqualTo("[]");
        assertThat(okta.calls()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 500, 501})
    void anAnswerThatWouldBeTheSameAgainIsNotAskedForTwice(int status) {
        okta.answers(FakeOkta.json(status, "{}"), LIST);

        failureOf(call(OktaFactorsOperation.listFactors), OktaFactorsException.class);
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void theLastErrorTellsHowOftenItWasTried() {
        okta.answers(FakeOkta.json(503, "{\"errorCode\":\"E0000010\"}"));

        assertThat(failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class))
                .hasMessage("listFactors: GET /api/v1/users/00u1/factors answered 503 E0000010 (attempt 3 of 3)");
    }

    @Test
    void oneAttemptSwitchesItOff() {
        okta.answers(FakeOkta.json(503, "{}"), LIST);

        failureOf(call("okta-factors:listFactors?maxAttempts=1", null, IDS), Unavailable.class);
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void aRemovalThatWasDoneAtTheFirstAttemptIsASuccess() {
        okta.answers(FakeOkta.reset(), FakeOkta.json(404, "{\"errorCode\":\"E0000007\"}"));

        Exchange exchange = call(OktaFactorsOperation.unenrollFactor);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.RESPONSE_CODE))
                .isEqualTo(204);
        assertThat(exchange.getMessage().getBody()).isNull();
    }

    @Test
    void aRemovalOfWhatWasNeverThereFails() {
        okta.answers(FakeOkta.json(404, "{\"errorCode\":\"E0000007\"}"));

        failureOf(call(OktaFactorsOperation.unenrollFactor), Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verifyFactor", "resendEnrollFactor", "sendFactorActivationSms", "activateFactor"})
    void whatMayHaveSentACodeIsNeverSentTwiceAndSaysSo(OktaFactorsOperation operation) {
        okta.answers(FakeOkta.reset(), FakeOkta.json(200, "{}"));

        assertThat(failureOf(call(operation), Unavailable.class))
                .hasMessageEndingWith(
                        "; it is not sent again, because it may have taken effect, for example sent a code");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void whatSurelyDidNotReachOktaIsSentAgain() throws Exception {
        String url = okta.url();
        okta.close();
        component().getConfiguration().setRetryDelay(400);
        Future<Exchange> answer =
                template.asyncSend("okta-factors:verifyFactor?maxAttempts=50", exchange -> exchange.getMessage()
                        .setHeaders(new HashMap<>(IDS)));

        try (FakeOkta back = FakeOkta.at(url)) {
            back.answers(FakeOkta.json(200, "{\"factorResult\":\"CHALLENGE\"}"));

            assertThat(answer.get(60, TimeUnit.SECONDS).getException()).isNull();
            assertThat(back.calls()).hasSize(1);
        }
    }

    @Test
    void theWholeCallKeepsItsTime() {
        okta.answers(FakeOkta.json(503, "{}"));
        long start = System.nanoTime();

        failureOf(
                call(
                        "okta-factors:listFactors?maxAttempts=1000&retryDelay=100&maxRetryDelay=100&requestTimeout=1000",
                        null,
                        IDS),
                Unavailable.class);

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
        assertThat(okta.calls()).hasSizeBetween(2, 30);
    }

    @Test
    void aCallThatWaitsForItsNextAttemptHoldsNoThread() throws Exception {
        okta.answers(FakeOkta.json(503, "{}"), LIST);
        Future<Exchange> answer =
                template.asyncSend("okta-factors:listFactors?retryDelay=1000", exchange -> exchange.getMessage()
                        .setHeaders(new HashMap<>(IDS)));
        await().until(() -> okta.calls().size() == 1);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("OktaFactorsCall"));
        assertThat(answer.get(60, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void aWaitForTheNextAttemptEndsAtOnceWhenTheContextStops() throws Exception {
        okta.answers(FakeOkta.json(503, "{}"));
        Future<Exchange> answer = template.asyncSend(
                "okta-factors:listFactors?retryDelay=50000&maxRetryDelay=50000",
                exchange -> exchange.getMessage().setHeaders(new HashMap<>(IDS)));
        await().until(() -> okta.calls().size() == 1);

        context.stop();

        assertThat(failureOf(answer.get(20, TimeUnit.SECONDS), Unavailable.class))
                .hasMessageContaining("the component is stopping");
    }

    @Test
    void aShortRateLimitIsWaitedForBeforeACodeIsSentToo() {
        okta.answers(limited(1_700_000_000L, "E0000047"), FakeOkta.json(200, "{}"));
        long start = System.nanoTime();

        assertThat(call(OktaFactorsOperation.verifyFactor).getException()).isNull();
        assertThat(okta.calls()).hasSize(2);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void aLongRateLimitIsToldAtOnce() {
        okta.answers(limited(1_700_000_030L, "E0000047"));
        long start = System.nanoTime();

        RateLimited failure =
                failureOf(call("okta-factors:listFactors?rateLimitWait=30000", null, IDS), RateLimited.class);

        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(31));
        assertThat(okta.calls()).hasSize(1);
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
    }

    @Test
    void noWaitSwitchesThatOff() {
        okta.answers(limited(1_700_000_000L, "E0000047"), LIST);

        failureOf(call("okta-factors:listFactors?rateLimitWait=0", null, IDS), RateLimited.class);
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void theLimitOfOnePhoneIsNotWaitedFor() {
        okta.answers(limited(1_700_000_000L, "E0000118"), FakeOkta.json(200, "{}"));

        failureOf(call(OktaFactorsOperation.verifyFactor), RateLimited.class);
        assertThat(okta.calls()).hasSize(1);
    }

    private static Answer limited(long reset, String code) {
        return FakeOkta.json(
                429,
                "{\"errorCode\":\"" + code + "\"}",
                "Date: Tue, 14 Nov 2023 22:13:20 GMT",
                "X-Rate-Limit-Limit: 50",
                "X-Rate-Limit-Remaining: 0",
                "X-Rate-Limit-Reset: " + reset);
    }
}
