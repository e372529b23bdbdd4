package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.BudgetStore;
import io.oktafactors.camel.budget.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/** An organization, a network and callers on a clock that runs as fast as it can. The same seed gives the same run. */
final class Simulation {

    static final BucketKey KEY = new BucketKey("https://acme.okta.example", "app", "GET /users/{userId}/factors");

    /** Seeds of the default suite; with {@code -Dbudget.seeds=50} that many. */
    static final int SEEDS = Integer.getInteger("budget.seeds", 2);

    private static final int NO_CEILING = 1_000;

    final VirtualTime time = new VirtualTime();
    final Random random;
    final FixedWindows okta;
    final int limit;
    final int share;
    private final long seed;

    /** @param fromFirstCall whether a window begins with its first call, or with the end of the one before it */
    Simulation(long seed, int limit, int share, boolean fromFirstCall) {
        this.seed = seed;
        this.random = new Random(seed * 7919 + limit * 31L + share);
        this.limit = limit;
        this.share = share;
        FixedWindows.Rounding rounding =
                fromFirstCall || random.nextBoolean() ? FixedWindows.Rounding.UP : FixedWindows.Rounding.DOWN;
        long minute = 60 * FixedWindows.SECOND;
        long phase = random.nextBoolean() ? 0 : random.nextLong(minute);
        long offset = 1_790_000_000L * FixedWindows.SECOND + random.nextLong(minute);
        this.okta = new FixedWindows(time, limit, minute, phase, rounding, fromFirstCall, offset);
    }

    Budget budget() {
        return new Budget(time, null, Runnable::run, "node", new Random(seed));
    }

    /** A node that shares a store which takes some milliseconds for each answer. */
    Budget node(int number, BudgetStore store) {
        return new Budget(
                time,
                store,
                task -> time.after(random.nextLong(2_000_000, 8_000_000), task),
                "node" + number,
                new Random(seed + number));
    }

    RateLimiter ledger(Budget budget, Lane lane) {
        return budget.ledger(KEY, lane, share, NO_CEILING);
    }

    Callers callers(Duration slowest) {
        return callers(slowest, UnaryOperator.identity());
    }

    /** @param wire what happens to answers on their way */
    Callers callers(Duration slowest, UnaryOperator<CallOutcome> wire) {
        return new Callers(time, okta, random, slowest, wire);
    }

    /** Others that call at random, so often on the whole. */
    void strangers(double perSecond) {
        time.after(pause(perSecond), () -> {
            okta.stranger();
            strangers(perSecond);
        });
    }

    long pause(double perSecond) {
        return (long) (-Math.log(1 - random.nextDouble()) / perSecond * FixedWindows.SECOND);
    }

    /** The most own calls of a window. */
    int most() {
        return Math.max(1, limit * share / 100);
    }

    List<FixedWindows.Tally> windows() {
        return new ArrayList<>(okta.windows.values());
    }

    /** Those that were observed from beginning to end. */
    List<FixedWindows.Tally> fullWindows() {
        List<FixedWindows.Tally> all = windows();
        return all.subList(1, all.size() - 1);
    }
}
