package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;

import java.util.concurrent.TimeUnit;

/**
 * How many calls may be in flight as long as no answer tells the limit: one, and twice as many with each answer that does not
 * tell it, and with each second without an answer. Guarded by the ledger.
 */
final class SlowStart {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MOST_DOUBLINGS = 20;

    private long begunAt = NEVER;
    private int silent;

    /** An answer came that tells no limit. */
    void silence() {
        silent++;
    }

    int calls(long now) {
        return 1 << Math.min(MOST_DOUBLINGS, seconds(now) + silent);
    }

    /** When that changes without an answer. */
    long nextChange(long now) {
        return begunAt(now) + (seconds(now) + 1) * SECOND;
    }

    private long seconds(long now) {
        return (now - begunAt(now)) / SECOND;
    }

    private long begunAt(long now) {
        if (begunAt == NEVER) {
            begunAt = now;
        }
        return begunAt;
    }
}
