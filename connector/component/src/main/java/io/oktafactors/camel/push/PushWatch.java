package io.oktafactors.camel.push;

import io.oktafactors.camel.concurrent.OktaThreads;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Polls the pending pushes of one organization and client: each after its interval, a few at a time, and not more in a minute
 * than is allowed for all. If there are too many, each waits longer.
 */
public final class PushWatch {

    /** Maximum number of polls in flight. */
    private static final int MOST_ASKING = 6;

    /** Maximum number of polls that are made up for after a time without polls. */
    private static final int BURST = 10;

    /** Maximum time that a caller waits for the withdrawal of a push, in milliseconds. */
    private static final long GRACE = 5_000;

    private final OktaThreads threads;
    private final PriorityQueue<OpenPush> waiting = new PriorityQueue<>(Comparator.comparingLong(push -> push.due));
    private int asking;
    private long nextTurn = System.nanoTime();
    private boolean ending;
    private ScheduledFuture<?> alarm;

    public PushWatch(OktaThreads threads) {
        this.threads = threads;
    }

    /** Polls a push until it has ended. Cancelling its result withdraws it. */
    void add(OpenPush push) {
        push.limitedBy(
                threads.schedule(() -> limitReached(push), push.settings().timeout()));
        push.result().whenComplete((end, failure) -> {
            if (push.result().isCancelled()) {
                withdraw(push);
            }
        });
        queue(push, push.settings().interval() / 2);
    }

    public synchronized int open() {
        return waiting.size() + asking;
    }

    /** Withdraws the pushes that were cancelled, and waits for that at most this long. */
    public synchronized void finish(long millis) throws InterruptedException {
        ending = true;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        wake();
        while (open() > 0 && System.nanoTime() < end) {
            wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        }
        waiting.clear();
        ending = false;
    }

    private void limitReached(OpenPush push) {
        if (withdraw(push)) {
            threads.schedule(push::limitReached, GRACE);
        } else {
            push.limitReached();
        }
    }

    /** Withdraws a push; false if it cannot be withdrawn. The request may be finished when this returns. */
    private synchronized boolean withdraw(OpenPush push) {
        boolean can = push.withdraw();
        if (waiting.remove(push)) {
            queue(push, 0);
        } // otherwise it is being polled, and the next request is the withdrawal
        return can;
    }

    private synchronized void queue(OpenPush push, long millis) {
        push.due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        waiting.add(push);
        wake();
    }

    /** Sends all requests that are due, and schedules the next call. */
    private synchronized void wake() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
        try {
            long now = System.nanoTime();
            while (asking < MOST_ASKING && !waiting.isEmpty() && at(waiting.peek(), now) - now <= 0) {
                OpenPush push = waiting.remove();
                if (push.isOpen()) {
                    give(push, now);
                }
            }
            if (asking < MOST_ASKING && !waiting.isEmpty()) {
                long millis = TimeUnit.NANOSECONDS.toMillis(at(waiting.peek(), now) - now) + 1;
                alarm = threads.schedule(this::wake, millis);
            }
        } catch (RejectedExecutionException e) {
            waiting.clear(); // stopped: the calls have been cancelled
        }
        notifyAll();
    }

    private void give(OpenPush push, long now) {
        long gap = TimeUnit.MINUTES.toNanos(1) / push.settings().pollsPerMinute();
        nextTurn = Math.max(nextTurn, now - BURST * gap) + gap;
        threads.send(() -> push.turn().whenComplete((turn, failure) -> {
            if (failure != null) {
                push.result().completeExceptionally(failure);
            }
            done(push, failure == null ? turn : OpenPush.OVER);
        }));
        asking++;
    }

    private long at(OpenPush push, long now) {
        return ending ? now : Math.max(push.due, nextTurn);
    }

    private synchronized void done(OpenPush push, OpenPush.Turn turn) {
        asking--;
        if (turn.pause() > 0) {
            nextTurn = Math.max(nextTurn, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(turn.pause()));
        }
        if (push.isOpen()) {
            queue(push, push.isWithdrawn() ? push.beforeWithdrawal() : turn.again());
        } else {
            wake();
        }
    }
}
