package io.oktafactors.camel.budget.ledger;

import java.util.concurrent.atomic.AtomicLong;

/** The most calls in flight as long as others take from the bucket too, or nothing is known of it. Each window has its own. */
final class InFlightCap {

    static final int NONE = Integer.MAX_VALUE;

    private static final int SEQ_SHIFT = 32;

    private final AtomicLong state = new AtomicLong(1);

    int calls() {
        return (int) state.get();
    }

    void set(int seq, int calls) {
        state.set((long) seq << SEQ_SHIFT | calls);
    }

    /** Lowers it, unless it is another window's by now. */
    void lower(int seq, int calls) {
        long now = state.get();
        while (now >>> SEQ_SHIFT == seq && (int) now > calls && !state.compareAndSet(now, now - (int) now + calls)) {
            now = state.get();
        }
    }
}
