package io.oktafactors.benchmarks;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.ledger.Budget;
import io.oktafactors.camel.budget.ledger.BudgetRefusal;
import io.oktafactors.camel.budget.ledger.CallOutcome;
import io.oktafactors.camel.budget.ledger.CallPermit;
import io.oktafactors.camel.budget.ledger.RateLimiter;
import io.oktafactors.camel.budget.ledger.Waiting;
import io.oktafactors.camel.concurrent.Timing;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the budget costs a call that may be sent at once: the permit, and what its answer tells. All threads share a ledger. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LedgerBenchmark {

    /** More than are sent in one iteration. */
    private static final long LIMIT = 250_000_000;

    /** An application calls many operations. */
    private static final int LEDGERS = 20;

    private static final long WINDOW = 500;

    private static final Waiting NOBODY = new Waiting() {
        @Override
        public void granted(CallPermit permit) {
            throw new IllegalStateException("it did not wait");
        }

        @Override
        public void refused(BudgetRefusal refusal) {
            throw new IllegalStateException(refusal.reason());
        }
    };

    private ScheduledExecutorService clock;
    private RateLimiter ledger;
    private volatile CallOutcome answer;

    @Setup(Level.Iteration)
    public void open() {
        clock = Executors.newSingleThreadScheduledExecutor();
        Budget budget = new Budget(Timing.of(clock), null, Runnable::run, "benchmark");
        for (int i = 0; i < LEDGERS; i++) {
            BucketKey key = new BucketKey("https://acme.okta.example", "app", "GET /users/{userId}/" + i);
            ledger = budget.ledger(key, Lane.normal, 100, Integer.MAX_VALUE);
        }
        long reset = System.currentTimeMillis() / 1000 + WINDOW;
        answer = answered(reset);
        clock.scheduleAtFixedRate(() -> answer = answered(reset), 10, 10, TimeUnit.MILLISECONDS);
        ledger.acquire(Lane.normal, 0, NOBODY).done(answer);
    }

    /** The date of an answer is that of a second. */
    private static CallOutcome answered(long reset) {
        return CallOutcome.of(CallOutcome.Kind.COUNTED, LIMIT, LIMIT - 1, reset, System.currentTimeMillis() / 1000);
    }

    @TearDown(Level.Iteration)
    public void close() {
        clock.shutdownNow();
    }

    @Benchmark
    public void grantedCall() {
        ledger.acquire(Lane.normal, 0, NOBODY).done(answer);
    }
}
