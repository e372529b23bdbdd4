package io.oktafactors.camel.budget.ledger;

/**
 * Calls in the bucket that are not ours, seen by what remains. As long as there are any, the fewer calls remain, the fewer
 * may be in flight, so that at most one is refused when the last one goes.
 */
final class OtherCallers {

    /** One call may be in flight for this number of remaining calls, except for the last ones. */
    private static final int CAUTION = 8;

    /** Windows without other callers after which none are expected. */
    private static final int MEMORY = 10;

    private volatile boolean seen;
    /** True until some windows had none. */
    private volatile boolean expected = true;

    private volatile long remaining = -1;
    /** Whether there were any in the last window. */
    private volatile boolean crowded;

    private int quietWindows = MEMORY - 3;

    /** The most calls in flight, after an answer of this window. */
    int cap(CallOutcome answer, long used) {
        long left = answer.remaining();
        if (!seen && (left < answer.limit() - used || answer.kind() == CallOutcome.Kind.EXHAUSTED)) {
            seen = true;
        }
        if (remaining != left) {
            remaining = left;
        }
        if (left == 0) {
            return 0;
        }
        return (int) Math.min(Integer.MAX_VALUE, seen || expected ? Math.max(1, left / CAUTION - 1) : left);
    }

    /** The most calls in flight in a window of which no answer came yet: where it opened earlier for others, it may be used up. */
    int capOfNew(int limit) {
        int careful = crowded ? 1 : Math.max(1, limit / CAUTION);
        return expected ? careful : limit;
    }

    void windowEnds() {
        quietWindows = seen ? 0 : quietWindows + 1;
        expected = seen || expected && quietWindows < MEMORY;
        crowded = seen;
        seen = false;
        remaining = -1;
    }

    /** What remained at the last answer; -1 where that is not known. */
    long remaining() {
        return remaining;
    }
}
