package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.FakeOkta.Answer;
import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Rejected;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.model.VerifyRequest;
import io.oktafactors.camel.push.PushWatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that waits for a user ends with a named outcome, whatever the user does or does not. */
class AwaitTest extends OktaFactorsTestSupport {

    private static final String VERIFY = "okta-factors:verifyFactor?await=true&pollInterval=20";
    private static final String TRANSACTIONS = "/api/v1/users/00u1/factors/opf2/transactions/";

    private final FakePushes pushes = new FakePushes();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        okta.answers(pushes);
        return super.createCamelContext();
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, SUCCESS",
        "REJECTED, REJECTED",
        "TIMEOUT, TIMEOUT",
        "CANCELLED, CANCELLED",
        "CANCELED, CANCELLED",
        "FAILED, ERROR",
        "SOMETHING_NEW, ERROR"
    })
    void whatTheUserDoesIsTheOutcome(String result, String outcome) throws Exception {
        Future<Exchange> answer = start(VERIFY, null);
        await().until(() -> pushes.polls() > 1);
        assertThat(answer.isDone()).isFalse();

        pushes.answer("00u1", result);

        Exchange exchange = answer.get(60, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(outcome);
        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.OUTCOME))
                .isEqualTo(outcome);
        assertThat(pushes.cancels()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"factorResult":"REJECTED","status":"ACTIVE"}|REJECTED
            {"factorResult":"TIMEOUT","_embedded":{"activation":{"factorResult":"SUCCESS"}}}|TIMEOUT
            {"status":"ACTIVE"}|ERROR
            {"_embedded":{"activation":{"factorResult":"SUCCESS"}}}|ERROR
            """)
    void anActiveFactorDoesNotSayThatItsUserApproved(String answer, String outcome) throws Exception {
        okta.answers(waiting(), FakeOkta.json(200, answer));

        assertThat(start(VERIFY, null).get(60, TimeUnit.SECONDS).getMessage().getBody())
                .isEqualTo(outcome);
    }

    @Test
    void eachPollFollowsTheLinkOfTheAnswerBefore() throws Exception {
        Future<Exchange> answer = start(VERIFY, null);
        await().until(() -> pushes.polls() > 2);
        pushes.answer("00u1", "SUCCESS");
        answer.get(60, TimeUnit.SECONDS);

        assertThat(okta.calls().stream().skip(1).limit(3).map(FakeOkta.Call::toString))
                .containsExactly(
                        "GET " + TRANSACTIONS + "mst0",
                        "GET " + TRANSACTIONS + "v2mst1",
                        "GET " + TRANSACTIONS + "v2mst2");
    }

    @Test
    void theNumberIsHandedOutAtOnce() throws Exception {
        MockEndpoint shown = getMockEndpoint("mock:number");
        shown.expectedHeaderReceived(OktaFactorsConstants.CORRECT_ANSWER, 47);
        shown.expectedHeaderReceived(OktaFactorsConstants.TRANSACTION_ID, "mst0");

        Future<Exchange> answer = start(
                "okta-factors:verifyFactor?await=true&pollInterval=60000&challengeEndpoint=mock:number",
                VerifyRequest.numberChallenge());

        shown.assertIsSatisfied();
        assertThat(shown.getExchanges().get(0).getMessage().getBody(String.class))
                .contains("\"correctAnswer\":47");
        assertThat(answer.isDone()).isFalse();
        assertThat(pushes.polls()).isZero();
    }

    @Test
    void withoutAwaitTheNumberIsInItsHeader() {
        Exchange exchange = call("okta-factors:verifyFactor", VerifyRequest.numberChallenge(), IDS);

        assertThat(exchange.getMessage().getHeader(OktaFactorsConstants.CORRECT_ANSWER))
                .isEqualTo(47);
    }

    @Test
    void aNumberThatCannotBeShownEndsTheWaitAndWithdrawsThePrompt() throws Exception {
        getMockEndpoint("mock:broken").whenAnyExchangeReceived(exchange -> {
            throw new IllegalStateException("no screen");
        });

        Exchange exchange =
                start(VERIFY + "&challengeEndpoint=mock:broken", null).get(60, TimeUnit.SECONDS);

        assertThat(exchange.getException())
                .hasMessageContaining("challengeEndpoint")
                .hasRootCauseMessage("no screen");
        await().until(() -> "CANCELLED".equals(pushes.result("00u1")));
    }

    @Test
    void atTheCallersLimitThePromptIsWithdrawn() throws Exception {
        Exchange exchange = start(VERIFY + "&awaitTimeout=300", null).get(60, TimeUnit.SECONDS);

        assertThat(exchange.getMessage().getBody()).isEqualTo("LIMIT_REACHED");
        assertThat(pushes.result("00u1")).isEqualTo("CANCELLED");
        assertThat(pushes.cancels()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 429, 503})
    void aWithdrawalThatFailsForAMomentIsMadeAgain(int status) throws Exception {
        AtomicInteger withdrawals = new AtomicInteger();
        okta.answers((call, socket) -> {
            boolean fails = call.method().equals("DELETE") && withdrawals.getAndIncrement() == 0;
            Answer trouble = status == 0 ? FakeOkta.reset() : FakeOkta.json(status, "{}", "X-Rate-Limit-Limit: 0");
            (fails ? trouble : pushes).to(call, socket);
        });

        Exchange exchange =
                start(VERIFY + "&awaitTimeout=300&maxAttempts=3", null).get(60, TimeUnit.SECONDS);

        assertThat(exchange.getMessage().getBody()).isEqualTo("LIMIT_REACHED");
        assertThat(pushes.result("00u1")).isEqualTo("CANCELLED");
        assertThat(pushes.cancels()).isOne();
    }

    @Test
    void aWithdrawalThatFailsEachTimeIsGivenUp() throws Exception {
        AtomicInteger withdrawals = new AtomicInteger();
        okta.answers((call, socket) -> {
            boolean withdraws = call.method().equals("DELETE");
            withdrawals.addAndGet(withdraws ? 1 : 0);
            (withdraws ? FakeOkta.json(503, "{}") : pushes).to(call, socket);
        });

        Exchange exchange =
                start(VERIFY + "&awaitTimeout=300&maxAttempts=3", null).get(60, TimeUnit.SECONDS);

        assertThat(exchange.getMessage().getBody()).isEqualTo("LIMIT_REACHED");
        assertThat(withdrawals).hasValue(3);
    }

    @Test
    void anAnswerAtTheLastMomentCounts() throws Exception {
        okta.answers((call, socket) -> {
            pushes.to(call, socket);
            pushes.answer("00u1", "SUCCESS");
        });

        Exchange exchange = start("okta-factors:verifyFactor?await=true&pollInterval=60000&awaitTimeout=300", null)
                .get(60, TimeUnit.SECONDS);

        assertThat(exchange.getMessage().getBody()).isEqualTo("SUCCESS");
        assertThat(pushes.cancels()).as("it was too late for that").isOne();
    }

    @Test
    void whenTheContextStopsTheWaitEndsAndThePromptIsWithdrawn() throws Exception {
        String uri = "okta-factors:verifyFactor?await=true&pollInterval=60000";
        Future<Exchange> answer = start(uri, null);
        PushWatch watch =
                context.getEndpoint(uri, OktaFactorsEndpoint.class).connection().pushes();
        await().until(() -> watch.open() == 1); // and not just on its way

        context.stop();

        assertThat(failureOf(answer.get(60, TimeUnit.SECONDS), Unavailable.class))
                .hasMessageContaining("the component is stopping");
        assertThat(pushes.result("00u1")).isEqualTo("CANCELLED");
    }

    @Test
    void aTransactionThatIsGoneHasTimedOut() throws Exception {
        okta.answers(waiting(), FakeOkta.json(404, "{\"errorCode\":\"E0000191\"}"));

        assertThat(start(VERIFY, null).get(60, TimeUnit.SECONDS).getMessage().getBody())
                .isEqualTo("TIMEOUT");
    }

    @Test
    void aPollThatFailsForAMomentIsNothingTheUserSees() throws Exception {
        okta.answers(
                waiting(),
                FakeOkta.json(503, "{}"),
                FakeOkta.reset(),
                FakeOkta.raw(200, "<html>Back soon</html>", "Content-Type: text/html"),
                FakeOkta.raw(200, ""),
                FakeOkta.json(429, "{}", "X-Rate-Limit-Reset: 1700000000", "Date: Tue, 14 Nov 2023 22:13:20 GMT"),
                FakeOkta.json(200, "{\"factorResult\":\"SUCCESS\"}"));

        assertThat(start(VERIFY, null).get(60, TimeUnit.SECONDS).getMessage().getBody())
                .isEqualTo("SUCCESS");
    }

    @Test
    void aPollThatIsRefusedFailsTheCall() throws Exception {
        okta.answers(waiting(), FakeOkta.json(403, "{\"errorCode\":\"E0000006\"}"));

        assertThat(failureOf(start(VERIFY, null).get(60, TimeUnit.SECONDS), Rejected.class))
                .hasMessageStartingWith("getFactorTransactionStatus: GET " + TRANSACTIONS + "mst0 answered 403");
    }

    @Test
    void aPollLinkToSomewhereElseIsNotFollowed() throws Exception {
        okta.answers(
                FakeOkta.json(
                        201,
                        "{\"factorResult\":\"WAITING\",\"_links\":{\"poll\":{\"href\":\"https://evil.example/api/v1/users/u/factors/f/transactions/t\"}}}"),
                FakeOkta.json(200, "{}"));

        assertThat(failureOf(start(VERIFY, null).get(60, TimeUnit.SECONDS), Unavailable.class))
                .hasMessageContaining("has no link \"poll\" with the origin of the organization");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void aUserIsNotAskedWithoutEnd() throws Exception {
        for (int i = 0; i < 3; i++) {
            Future<Exchange> answer = start(VERIFY + "&maxPushesPerHour=3", null);
            int prompts = i + 1;
            await().until(() -> okta.calls().stream()
                            .filter(call -> call.method().equals("POST"))
                            .count()
                    == prompts);
            pushes.answer("00u1", "REJECTED");
            answer.get(60, TimeUnit.SECONDS);
        }

        RateLimited failure =
                failureOf(start(VERIFY + "&maxPushesPerHour=3", null).get(60, TimeUnit.SECONDS), RateLimited.class);

        assertThat(failure)
                .hasMessageContaining(
                        "was not sent: 3 push prompts were sent to the user within an hour (option maxPushesPerHour);");
        assertThat(failure.getRetryAfter()).isBetween(Duration.ofMinutes(55), Duration.ofHours(1));
        Map<String, Object> other = new HashMap<>(IDS);
        other.put(OktaFactorsConstants.USER_ID, "00u2");
        Future<Exchange> answer =
                template.asyncSend(VERIFY, exchange -> exchange.getMessage().setHeaders(other));
        await().until(() -> pushes.result("00u2") != null);
        pushes.answer("00u2", "SUCCESS");
        assertThat(answer.get(60, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void whatThereIsNothingToWaitForEndsAtOnce() {
        okta.answers(FakeOkta.json(200, "{\"factorResult\":\"CHALLENGE\"}"));
        assertThat(call(VERIFY, null, IDS).getMessage().getBody()).isEqualTo("CHALLENGE");

        okta.answers(FakeOkta.json(200, "{\"factorResult\":\"SUCCESS\"}"));
        assertThat(call(VERIFY, VerifyRequest.passCode("123456"), IDS)
                        .getMessage()
                        .getBody())
                .isEqualTo("SUCCESS");

        okta.answers(FakeOkta.json(200, "{\"id\":\"mbl1\",\"status\":\"PENDING_ACTIVATION\"}"));
        Exchange enrolled =
                call("okta-factors:enrollFactor?await=true", "{\"factorType\":\"sms\",\"provider\":\"OKTA\"}", IDS);
        assertThat(enrolled.getMessage().getBody()).isEqualTo("CHALLENGE");
        assertThat(enrolled.getMessage().getHeader(OktaFactorsConstants.FACTOR_ID))
                .isEqualTo("mbl1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listFactors", "resendEnrollFactor", "unenrollFactor"})
    void anOperationThatWaitsForNobodyRefusesTheOption(String operation) {
        assertThatThrownBy(() -> context.getEndpoint("okta-factors:" + operation + "?await=true"))
                .hasStackTraceContaining("It is supported by [activateFactor, enrollFactor,")
                .hasStackTraceContaining("cannot be used with " + operation);
    }

    private Future<Exchange> start(String uri, Object body) {
        return template.asyncSend(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(IDS));
        });
    }

    private FakeOkta.Answer waiting() {
        return (call, socket) -> pushes.to(call, socket);
    }
}
