package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.budget.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** The waiting calls, by lane. Sizes may be read by any thread; everything else is guarded by the rate limiter. */
final class Queue {

    /** One waiting call. */
    static final class Waiter {
        final Lane lane;
        final Waiting call;
        final long since;
        final long deadline;
        private boolean gone;

        Waiter(Lane lane, Waiting call, long since, long deadline) {
            this.lane = lane;
            this.call = call;
            this.since = since;
            this.deadline = deadline;
        }
    }

    private final List<Deque<Waiter>> lanes = new ArrayList<>();
    private final AtomicIntegerArray sizes = new AtomicIntegerArray(Lane.COUNT);
    private PriorityQueue<Waiter> deadlines = byDeadline();

    private final ConcurrencyLimit flow;

    Queue(ConcurrencyLimit flow) {
        this.flow = flow;
        for (int lane = 0; lane < Lane.COUNT; lane++) {
            lanes.add(new ArrayDeque<>());
        }
    }

    void add(Waiter waiter) {
        lanes.get(waiter.lane.ordinal()).add(waiter);
        sizes.incrementAndGet(waiter.lane.ordinal());
        flow.waits();
        if (deadlines.size() > 64 + 2 * size()) {
            PriorityQueue<Waiter> left = byDeadline();
            deadlines.stream().filter(each -> !each.gone).forEach(left::add);
            deadlines = left;
        }
        deadlines.add(waiter);
    }

    /** The next of the lane, or null. */
    Waiter peek(Lane lane) {
        Deque<Waiter> waiters = lanes.get(lane.ordinal());
        while (!waiters.isEmpty() && waiters.peek().gone) {
            waiters.remove();
        }
        return waiters.peek();
    }

    void remove(Waiter waiter) {
        waiter.gone = true;
        sizes.decrementAndGet(waiter.lane.ordinal());
        flow.waitsNoMore();
        peek(waiter.lane);
    }

    /** A call whose wait is over, or null. */
    Waiter overdue(long now) {
        Waiter first = firstDeadline();
        return first != null && first.deadline <= now ? first : null;
    }

    /** Long.MAX_VALUE if nobody waits. */
    long nextDeadline() {
        Waiter first = firstDeadline();
        return first == null ? Long.MAX_VALUE : first.deadline;
    }

    int size(Lane lane) {
        return sizes.get(lane.ordinal());
    }

    int size() {
        int all = 0;
        for (int lane = 0; lane < Lane.COUNT; lane++) {
            all += sizes.get(lane);
        }
        return all;
    }

    /** The lowest lane with a waiting call. */
    Lane lowest() {
        int lane = Lane.COUNT - 1;
        while (lane > 0 && sizes.get(lane) == 0) {
            lane--;
        }
        return Lane.values()[lane];
    }

    /** Whether no other call precedes the waiting one. */
    boolean isFirst(Waiter waiter) {
        return peek(waiter.lane) == waiter && (waiter.lane == Lane.urgent || !isBefore(above(waiter.lane)));
    }

    private static Lane above(Lane lane) {
        return Lane.values()[lane.ordinal() - 1];
    }

    /** Whether any waiting call precedes a new one of that lane. */
    boolean isBefore(Lane newcomer) {
        for (int lane = 0; lane <= newcomer.ordinal(); lane++) {
            if (sizes.get(lane) > 0) {
                return true;
            }
        }
        return false;
    }

    private Waiter firstDeadline() {
        while (!deadlines.isEmpty() && deadlines.peek().gone) {
            deadlines.remove();
        }
        return deadlines.peek();
    }

    private static PriorityQueue<Waiter> byDeadline() {
        return new PriorityQueue<>(Comparator.comparingLong(waiter -> waiter.deadline));
    }
}
