package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.Lane;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a principal finds out how many of its calls Okta takes at the same time: simulated. */
class ConcurrencyLimitTest {

    private static final long NOW = 1_790_000_000L;
    private static final int CALLS = 20_000;

    private final VirtualTime time = new VirtualTime();
    private final Random random = new Random(3);
    private final RateLimiter ledger = new Budget(time, null, Runnable::run, "node", new Random(1))
            .ledger(new BucketKey("https://acme.okta.example", "app", "GET /users/{userId}"), Lane.normal, 100, 75);
    private final long start = time.nanos();

    private int capacity;
    private int flying;
    private int done;
    private int refused;
    private int mostRefusals;

    @ParameterizedTest
    @ValueSource(ints = {5, 15, 35})
    void fewCallsAreRefusedAndNoneOftenOnTheWayThere(int most) {
        capacity = most;
        for (int caller = 0; caller < 75; caller++) {
            next(0);
        }
        time.run(Duration.ofHours(1));

        assertThat(done).isGreaterThanOrEqualTo(CALLS);
        assertThat(refused).isLessThan(CALLS / 25);
        assertThat(mostRefusals).as("refusals of one call").isLessThanOrEqualTo(2);
    }

    private void next(int refusals) {
        mostRefusals = Math.max(mostRefusals, refusals);
        CallPermit permit = ledger.acquire(Lane.normal, Duration.ofHours(2).toNanos(), new Waiting() {
            @Override
            public void granted(CallPermit granted) {
                send(granted, refusals);
            }

            @Override
            public void refused(BudgetRefusal refusal) {
                throw new AssertionError(refusal);
            }
        });
        if (permit != null) {
            send(permit, refusals);
        }
    }

    private void send(CallPermit permit, int refusals) {
        boolean tooMany = flying >= capacity;
        flying += tooMany ? 0 : 1;
        time.after(random.nextLong(20_000_000, 60_000_000), () -> {
            if (tooMany) {
                refused++;
                permit.done(CallOutcome.of(CallOutcome.Kind.CONCURRENCY, 0L, 0L, date() + 60, date()));
                time.after(2_000_000_000L + random.nextLong(500_000_000), () -> next(refusals + 1));
            } else {
                flying--;
                done++;
                permit.done(CallOutcome.of(CallOutcome.Kind.COUNTED, 100_000L, 100_000L - done, NOW + 600, date()));
                if (done < CALLS) {
                    next(0);
                }
            }
        });
    }

    private long date() {
        return NOW + (time.nanos() - start) / FixedWindows.SECOND;
    }
}
