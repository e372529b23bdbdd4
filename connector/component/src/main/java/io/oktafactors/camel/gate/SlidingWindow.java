package io.oktafactors.camel.gate;

import java.util.ArrayDeque;
import java.util.Deque;

/** The counted calls and the waiting calls of one limit for one phone, mailbox or user. Guarded by {@link RecipientLimiter}. */
final class SlidingWindow {

    static final long NEVER = Long.MAX_VALUE;

    /** Entries within such a part of the period are removed together, with the last of them, so that the memory is limited. */
    private static final int PARTS = 300;

    /** A call that waits for one limit; it may move on to another. */
    static final class Waiter {
        final LimitedCall visitor;
        final long deadline;
        Runnable alarm = () -> {};
        SlidingWindow at;
        LimitCheck claim;

        Waiter(LimitedCall visitor, long deadline) {
            this.visitor = visitor;
            this.deadline = deadline;
        }
    }

    /** Entries that are removed together. */
    private static final class Past {
        private final long began;
        private long until;
        private long count;

        Past(long now) {
            this.began = now;
        }
    }

    final RecipientLimit gate;
    final Deque<Waiter> queue = new ArrayDeque<>();
    Runnable alarm = () -> {};

    private final long period;
    private final Deque<Past> past = new ArrayDeque<>();
    private long counted;
    private int inside;

    SlidingWindow(RecipientLimit gate) {
        this.gate = gate;
        this.period = gate.period().toNanos();
    }

    void enter() {
        inside++;
    }

    void leave() {
        inside = Math.max(0, inside - 1); // its entry may have been removed by a stop
    }

    /** Counts a call now. */
    void count(long now) {
        Past last = past.peekLast();
        if (last == null || now - last.began >= period / PARTS) {
            last = new Past(now);
            past.add(last);
        }
        last.until = after(now, 1);
        last.count++;
        counted++;
    }

    long counted(long now) {
        while (!past.isEmpty() && past.peek().until <= now) {
            counted -= past.remove().count;
        }
        return counted;
    }

    boolean isIdle(long now) {
        return inside == 0 && queue.isEmpty() && counted(now) == 0;
    }

    /**
     * When one more call is allowed: now, or the earliest possible time, if all calls in flight and all waiting before it
     * count.
     *
     * @param times maximum number of counted calls
     * @param ahead number of calls that wait before it
     */
    long roomAt(int times, int ahead, long now) {
        long missing = counted(now) + inside + ahead + 1 - times;
        if (missing <= 0) {
            return now;
        }
        for (Past each : past) {
            missing -= each.count;
            if (missing <= 0) {
                return each.until;
            }
        }
        long emptied = inside > 0 ? after(now, 1) : past.isEmpty() ? now : past.peekLast().until;
        return after(emptied, ahead / times);
    }

    private long after(long time, long periods) {
        return periods > 0 && period > (NEVER - time) / periods ? NEVER : time + periods * period;
    }
}
