package io.oktafactors.camel.budget.ledger;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The calls of one window and those in flight, in one number, so that no lock is needed to take one more. A call that is in
 * flight when a window ends may be counted by Okta in either window: here it is counted in both until its answer tells.
 */
final class PackedCounter {

    private static final int USED_BITS = 28;
    private static final int FLYING_BITS = 20;
    private static final long USED_MASK = (1L << USED_BITS) - 1;
    private static final long FLYING_MASK = (1L << FLYING_BITS) - 1;
    private static final long ONE_FLYING = 1L << USED_BITS;
    private static final int SEQ_SHIFT = USED_BITS + FLYING_BITS;

    private final AtomicLong state = new AtomicLong();

    /** Counts one more call, unless the window is another, or this would be one too many. */
    boolean take(int seq, int ceiling, int flyingCeiling) {
        while (true) {
            long now = state.get();
            if (seq(now) != seq || used(now) >= ceiling || flying(now) >= flyingCeiling) {
                return false;
            }
            if (state.compareAndSet(now, now + ONE_FLYING + 1)) {
                return true;
            }
        }
    }

    /** A call has ended that was counted in the window, if it is still that one. */
    boolean land(int seq) {
        while (true) {
            long now = state.get();
            if (seq(now) != seq) {
                return false;
            }
            if (state.compareAndSet(now, now - ONE_FLYING)) {
                return true;
            }
        }
    }

    /** A call has ended, whichever window it was counted in. */
    void land() {
        state.addAndGet(-ONE_FLYING);
    }

    /** A call has ended that was not counted in this window. */
    void landElsewhere() {
        while (true) {
            long now = state.get();
            if (state.compareAndSet(now, now - ONE_FLYING - (used(now) > 0 ? 1 : 0))) {
                return;
            }
        }
    }

    /** Begins a window: what is in flight counts. */
    void turn(int seq) {
        while (true) {
            long now = state.get();
            long flying = flying(now);
            if (state.compareAndSet(now, ((long) seq << SEQ_SHIFT) | flying << USED_BITS | flying)) {
                return;
            }
        }
    }

    void addUsed(int calls) {
        state.addAndGet(calls);
    }

    int used() {
        return used(state.get());
    }

    int flying() {
        return flying(state.get());
    }

    static int next(int seq) {
        return seq + 1 & 0xFFFF;
    }

    private static int seq(long state) {
        return (int) (state >>> SEQ_SHIFT);
    }

    private static int used(long state) {
        return (int) (state & USED_MASK);
    }

    private static int flying(long state) {
        return (int) (state >>> USED_BITS & FLYING_MASK);
    }
}
