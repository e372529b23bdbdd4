package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.BucketView;
import io.oktafactors.camel.budget.Lane;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final BucketKey KEY =
            new BucketKey("https://acme.okta.example", "app", "GET /users/{userId}/factors");
    private static final long FOREVER = Long.MAX_VALUE;
    private static final long NOW = 1_790_000_000L;

    /** What a waiting call was told. */
    private record Caller(List<CallPermit> permits, List<BudgetRefusal> refusals) implements Waiting {

        Caller() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        @Override
        public void granted(CallPermit permit) {
            permits.add(permit);
        }

        @Override
        public void refused(BudgetRefusal refusal) {
            refusals.add(refusal);
        }
    }

    private final VirtualTime time = new VirtualTime();
    private final long start = time.nanos();
    private final Budget budget = new Budget(time, null, Runnable::run, "node", new Random(1));
    private final Caller caller = new Caller();

    @Test
    void oneCallGoesFirstWhereNothingIsKnown() {
        RateLimiter ledger = ledger(100);

        CallPermit first = ledger.acquire(Lane.normal, FOREVER, caller);
        CallPermit second = ledger.acquire(Lane.normal, FOREVER, caller);
        first.done(answer(100, 99));

        assertThat(second).isNull();
        assertThat(caller.permits()).hasSize(1);
    }

    @Test
    void aFirstCallThatHangsHoldsUpNobodyForLong() {
        RateLimiter ledger = ledger(100);
        ask(ledger, 8);

        time.run(Duration.ofSeconds(3));

        assertThat(caller.permits()).hasSize(8);
    }

    @Test
    void withoutHeadersThereIsNoLimitInTheEnd() {
        RateLimiter ledger = ledger(100);
        CallPermit first = ledger.acquire(Lane.normal, FOREVER, caller);
        ask(ledger, 500);

        first.done(CallOutcome.of(CallOutcome.Kind.COUNTED, null, null, null, NOW));
        for (int i = 0; i < caller.permits().size(); i++) {
            caller.permits().get(i).done(CallOutcome.of(CallOutcome.Kind.COUNTED, null, null, null, NOW));
        }

        assertThat(caller.permits()).hasSize(500);
    }

    @Test
    void moreThatRemainThanTheLimitAreNotBelieved() {
        RateLimiter ledger = ledger(100);
        ledger.acquire(Lane.normal, FOREVER, caller).done(answer(100, 5_000));
        ask(ledger, 500);
        for (int i = 0; i < caller.permits().size(); i++) {
            caller.permits().get(i).done(answer(100, 5_000));
        }

        assertThat(caller.permits()).hasSize(99);
    }

    @Test
    void noMoreThanTheShareIsUsed() {
        RateLimiter ledger = known(50);

        ask(ledger, 100);
        answerAll(99);

        assertThat(caller.permits()).hasSize(49);
    }

    @Test
    void whoMayNotWaitThatLongIsToldAtOnceWhenToComeBack() {
        RateLimiter ledger = known(1);

        CallPermit permit = ledger.acquire(Lane.normal, Duration.ofSeconds(5).toNanos(), caller);

        assertThat(permit).isNull();
        assertThat(caller.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason())
                    .contains("1 of 1 calls of the current window are used (1 % of 100)", "the window ends in");
            assertThat(refusal.retryAfter()).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(32));
        });
    }

    @Test
    void whoWaitsTooLongIsToldWhatFor() {
        RateLimiter ledger = known(100);
        ask(ledger, 99);
        ledger.acquire(Lane.normal, Duration.ofSeconds(5).toNanos(), caller);
        int granted = caller.permits().size();

        time.run(Duration.ofSeconds(6));

        assertThat(caller.permits()).hasSize(granted);
        assertThat(caller.refusals()).hasSize(1);
    }

    @Test
    void aHigherLaneGoesFirst() {
        RateLimiter ledger = ledger(100);
        budget.ledger(KEY, Lane.urgent, 100, 1_000);
        CallPermit first = ledger.acquire(Lane.normal, FOREVER, caller);
        List<Lane> order = new ArrayList<>();
        for (Lane lane : List.of(Lane.background, Lane.normal, Lane.interactive, Lane.urgent)) {
            ledger.acquire(lane, FOREVER, new Waiting() {
                @Override
                public void granted(CallPermit permit) {
                    order.add(lane);
                }

                @Override
                public void refused(BudgetRefusal refusal) {}
            });
        }

        first.done(answer(100, 99));

        assertThat(order).containsExactly(Lane.urgent, Lane.interactive, Lane.normal, Lane.background);
    }

    @Test
    void lowerLanesLeaveAReserveToHigherOnes() {
        RateLimiter ledger = known(100);
        budget.ledger(KEY, Lane.urgent, 100, 1_000);

        ask(ledger, 200);
        answerAll(60);
        int normal = caller.permits().size();

        assertThat(normal).isBetween(80, 92);
        assertThat(ledger.acquire(Lane.urgent, FOREVER, caller)).isNotNull();
    }

    @Test
    void tooManyInFlightBringAPauseAndALowerCeiling() {
        RateLimiter ledger = budget.ledger(KEY, Lane.normal, 100, 20);
        ledger.acquire(Lane.normal, FOREVER, caller).done(answer(600, 599));
        List<CallPermit> flying = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            flying.add(ledger.acquire(Lane.normal, FOREVER, caller));
        }
        ask(ledger, 100);

        flying.forEach(permit -> permit.done(CallOutcome.of(CallOutcome.Kind.CONCURRENCY, 0L, 0L, NOW + 30, NOW)));
        int atOnce = caller.permits().size();
        time.run(Duration.ofSeconds(1));

        assertThat(flying).doesNotContainNull();
        assertThat(atOnce).isZero();
        assertThat(caller.permits()).hasSizeBetween(10, 15);
    }

    @Test
    void aLimitOnOnePhoneClosesNoBucket() {
        RateLimiter ledger = known(100);

        ledger.acquire(Lane.normal, FOREVER, caller)
                .done(CallOutcome.of(CallOutcome.Kind.PRODUCT, 100L, 98L, NOW + 300, NOW));

        assertThat(ledger.acquire(Lane.normal, FOREVER, caller)).isNotNull();
        assertThat(ledger.view().reset()).isEqualTo(NOW + 30);
    }

    @Test
    void anExhaustedBucketIsClosedUntilItsReset() {
        RateLimiter ledger = known(100);

        ledger.acquire(Lane.normal, FOREVER, caller)
                .done(CallOutcome.of(CallOutcome.Kind.EXHAUSTED, 100L, 0L, NOW + 30, NOW));

        assertThat(ledger.acquire(Lane.normal, FOREVER, caller)).isNull();
        time.run(Duration.ofSeconds(32));
        assertThat(caller.permits()).hasSize(1);
    }

    @Test
    void aCallInFlightAtTheTurnCountsInBothWindowsUntilItsAnswerTells() {
        RateLimiter ledger = known(100);
        CallPermit late = ledger.acquire(Lane.normal, FOREVER, caller);
        time.run(Duration.ofSeconds(32));
        CallPermit next = ledger.acquire(Lane.normal, FOREVER, caller);

        assertThat(ledger.view().used()).isEqualTo(2);
        next.done(CallOutcome.of(CallOutcome.Kind.COUNTED, 100L, 99L, NOW + 90, NOW + 32));
        late.done(CallOutcome.of(CallOutcome.Kind.COUNTED, 100L, 98L, NOW + 30, NOW + 29));

        assertThat(ledger.view().used()).isEqualTo(1);
    }

    @Test
    void aPermitGivenBackIsFree() {
        RateLimiter ledger = known(2);

        ledger.acquire(Lane.normal, FOREVER, caller).unused();

        assertThat(ledger.view().used()).isEqualTo(1);
        assertThat(ledger.acquire(Lane.normal, FOREVER, caller)).isNotNull();
    }

    @Test
    void whoWaitsWhenTheApplicationStopsIsTold() {
        RateLimiter ledger = known(1);
        ask(ledger, 3);

        budget.close();
        ledger.acquire(Lane.normal, FOREVER, caller);

        assertThat(caller.refusals()).hasSize(4).allSatisfy(refusal -> assertThat(refusal.reason())
                .isEqualTo("the application is stopping"));
    }

    @Test
    void whatIsWaitedForCanBeSeen() {
        RateLimiter ledger = known(1);
        ask(ledger, 3);

        BucketView view = ledger.view();

        assertThat(view.waiting()).containsEntry(Lane.normal, 3).containsEntry(Lane.urgent, 0);
        assertThat(view.limit()).isEqualTo(100);
        assertThat(view.budget()).isEqualTo(1);
        assertThat(view.waitsFor()).contains("1 of 1 calls");
    }

    @Test
    void aGrantedCallCostsTwoHundredBytesAtMost() {
        RateLimiter ledger = budget.ledger(KEY, Lane.normal, 100, 1_000);
        ledger.acquire(Lane.normal, FOREVER, caller).done(answer(100_000_000, 99_999_999));
        CallOutcome answer = answer(100_000_000, 50_000_000);
        spend(ledger, answer, 20_000);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

        long before = threads.getCurrentThreadAllocatedBytes();
        spend(ledger, answer, 10_000);
        long each = (threads.getCurrentThreadAllocatedBytes() - before) / 10_000;

        assertThat(each).isLessThanOrEqualTo(200);
    }

    private void spend(RateLimiter ledger, CallOutcome answer, int calls) {
        for (int i = 0; i < calls; i++) {
            ledger.acquire(Lane.normal, FOREVER, caller).done(answer);
        }
    }

    private RateLimiter ledger(int share) {
        return budget.ledger(KEY, Lane.normal, share, 1_000);
    }

    /** One whose limit is known to be 100, in a window that ends in 30 s, with one call used. */
    private RateLimiter known(int share) {
        RateLimiter ledger = ledger(share);
        CallPermit first = ledger.acquire(Lane.normal, FOREVER, caller);
        first.done(answer(100, 99));
        return ledger;
    }

    private CallOutcome answer(long limit, long remaining) {
        return CallOutcome.of(
                CallOutcome.Kind.COUNTED,
                limit,
                remaining,
                NOW + 30,
                NOW + (time.nanos() - start) / FixedWindows.SECOND);
    }

    private void ask(RateLimiter ledger, int calls) {
        IntStream.range(0, calls).forEach(i -> {
            CallPermit permit = ledger.acquire(Lane.normal, FOREVER, caller);
            if (permit != null) {
                caller.permits().add(permit);
            }
        });
    }

    /** Answers those who were let go, and those who are let go then. */
    private void answerAll(int remaining) {
        int left = remaining;
        for (int i = 0; i < caller.permits().size(); i++) {
            caller.permits().get(i).done(answer(100, Math.max(1, left--)));
        }
    }
}
