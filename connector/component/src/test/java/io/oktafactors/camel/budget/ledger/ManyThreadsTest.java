package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.concurrent.Timing;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A ledger that several threads use at once. */
class ManyThreadsTest {

    private static final BucketKey KEY = new BucketKey("https://acme.okta.example", "app", "GET /users/{userId}");
    private static final int ROUNDS = 20_000;
    private static final long LIMIT = 1_000_000;
    private static final long RESET = System.currentTimeMillis() / 1000 + 590;

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService other = Executors.newSingleThreadExecutor();
    private final Budget budget = new Budget(Timing.of(alarms), null, Runnable::run, "node");

    @AfterEach
    void stop() {
        other.shutdownNow();
        alarms.shutdownNow();
    }

    /** If it were forgotten it would wait for the end of the window, minutes later. */
    @Test
    void noCallIsForgottenThatQueuesJustAsTheOneInFlightEnds() throws Exception {
        RateLimiter ledger = budget.ledger(KEY, Lane.normal, 100, 1);
        AtomicInteger round = new AtomicInteger();
        for (int i = 1; i <= ROUNDS; i++) {
            int begun = i;
            CallPermit flying = turn(ledger).get(1, TimeUnit.MINUTES);
            Future<CompletableFuture<CallPermit>> next = other.submit(() -> {
                round.set(begun);
                return turn(ledger);
            });
            while (round.get() < begun) {
                Thread.onSpinWait();
            }
            long end = System.nanoTime() + ThreadLocalRandom.current().nextInt(20_000);
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            flying.done(answer());
            next.get(1, TimeUnit.MINUTES).get(1, TimeUnit.MINUTES).done(answer());
        }

        assertThat(ledger.view().used()).isEqualTo(2 * ROUNDS);
        assertThat(ledger.view().inFlight()).isZero();
    }

    private static CompletableFuture<CallPermit> turn(RateLimiter ledger) {
        CompletableFuture<CallPermit> turn = new CompletableFuture<>();
        CallPermit now = ledger.acquire(Lane.normal, Long.MAX_VALUE, new Waiting() {
            @Override
            public void granted(CallPermit permit) {
                turn.complete(permit);
            }

            @Override
            public void refused(BudgetRefusal refusal) {
                turn.completeExceptionally(new IllegalStateException(refusal.reason()));
            }
        });
        if (now != null) {
            turn.complete(now);
        }
        return turn;
    }

    private static CallOutcome answer() {
        return CallOutcome.of(CallOutcome.Kind.COUNTED, LIMIT, LIMIT - 1, RESET, System.currentTimeMillis() / 1000);
    }
}
