package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.Lane;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The calls of a principal that are in flight at the same time, in all buckets together. */
final class ConcurrencyLimit {

    /**
     * One of the buckets.
     *
     * @param waits whether a call of a lane waits in it
     * @param pump lets those go who may go
     */
    record Bucket(Predicate<Lane> waits, Runnable pump) {}

    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);

    /** After so many times as many successful answers, a number that was too high is tried again. */
    private static final int CAREFUL = 10;

    private static final Lane[] LANES = Lane.values();

    private final AtomicInteger flying = new AtomicInteger();
    private final AtomicInteger goodOnes = new AtomicInteger();
    private final List<Bucket> buckets = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final RandomGenerator random;
    private final boolean[] used = new boolean[Lane.COUNT];
    private volatile int most;
    private volatile int ceiling;
    private volatile long pausedUntil;
    /** How many were too many the last time. */
    private volatile int tooMany = Integer.MAX_VALUE;
    /** Calls that were refused together. */
    private int refused;
    /** For each lane, how many higher lanes are in use. */
    private volatile int[] above = new int[Lane.COUNT];

    ConcurrencyLimit(int most, RandomGenerator random, long now) {
        this.most = most;
        this.ceiling = most;
        this.random = random;
        this.pausedUntil = now;
    }

    void serves(Bucket bucket) {
        buckets.add(bucket);
    }

    /** Several endpoints may set a limit: the lowest applies. */
    void atMost(int calls) {
        synchronized (this) {
            most = Math.min(most, calls);
            ceiling = Math.min(ceiling, most);
        }
    }

    /** A lane is in use: lower lanes leave one place to it. */
    void use(Lane lane) {
        synchronized (this) {
            int[] next = new int[Lane.COUNT];
            for (int below = 0; below < Lane.COUNT; below++) {
                next[below] = above[below] + (below > lane.ordinal() && !used[lane.ordinal()] ? 1 : 0);
            }
            used[lane.ordinal()] = true;
            above = next;
        }
    }

    boolean enter(Lane lane, long now) {
        if (now < pausedUntil) {
            return false;
        }
        if (flying.incrementAndGet() > Math.max(1, ceiling - above[lane.ordinal()])) {
            flying.decrementAndGet();
            return false;
        }
        return true;
    }

    void leave() {
        flying.decrementAndGet();
    }

    /**
     * A successful answer. After as many of them as the limit is high, one more call may be in flight; after more of them if
     * that was too many before.
     */
    void went() {
        int now = ceiling;
        if (now < most && goodOnes.incrementAndGet() >= (now + 1 < tooMany ? now : CAREFUL * now)) {
            goodOnes.set(0);
            synchronized (this) {
                ceiling = Math.min(most, ceiling + 1);
                if (ceiling >= tooMany) {
                    tooMany = Integer.MAX_VALUE; // until it is told otherwise
                }
            }
        }
    }

    /**
     * A 429 because of too many calls in flight: the limit is lowered by a quarter, or by the number of calls refused together,
     * up to half, after a short pause that differs from caller to caller.
     */
    synchronized void tooMany(long now) {
        if (now < pausedUntil) { // one that was in flight with those that brought the pause
            refused++;
            ceiling = Math.max(1, Math.min(ceiling, tooMany - Math.min(refused, tooMany / 2)));
            return;
        }
        refused = 1;
        tooMany = Math.max(2, Math.min(ceiling, flying.get() + 1));
        ceiling = Math.max(1, tooMany * 3 / 4);
        goodOnes.set(0);
        pausedUntil = now + random.nextLong(SHORTEST_PAUSE, LONGEST_PAUSE);
    }

    void waits() {
        waiting.incrementAndGet();
    }

    void waitsNoMore() {
        waiting.decrementAndGet();
    }

    /** Sends calls that waited for another one to end: those of the highest lane first, in whichever bucket. */
    void pumpAll() {
        if (waiting.get() == 0) {
            return;
        }
        for (Lane lane : LANES) {
            for (Bucket bucket : buckets) {
                if (bucket.waits().test(lane)) {
                    bucket.pump().run();
                }
            }
        }
    }

    long pausedUntil() {
        return pausedUntil;
    }

    int flying() {
        return flying.get();
    }

    int ceiling() {
        return ceiling;
    }
}
