package io.oktafactors.camel.concurrent;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends requests in flight at their deadlines. One task, at the earliest deadline, handles all requests: a task for each request
 * would wake the clock's thread with every call, and callers would wait for its lock.
 */
public final class DeadlineScheduler {

    /** A request in flight. */
    public static final class Entry {

        private final long end;
        private final Runnable abort;
        private volatile boolean overdue;

        private Entry(long end, Runnable abort) {
            this.end = end;
            this.abort = abort;
        }

        /** Whether the deadline was reached before the request ended. */
        public boolean isOverdue() {
            return overdue;
        }
    }

    /** When the task will run, on the clock of {@link System#nanoTime()}. */
    private record Look(long at) {}

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineScheduler.class);

    private final ScheduledExecutorService clock;
    private final Set<Entry> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Look> next = new AtomicReference<>();

    public DeadlineScheduler(ScheduledExecutorService clock) {
        this.clock = clock;
    }

    /**
     * Adds a request before it is sent; {@link #remove} has to be called when it has ended.
     *
     * @param millis until the deadline
     * @param abort ends the request from another thread
     */
    public Entry add(long millis, Runnable abort) {
        Entry entry = new Entry(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), abort);
        inFlight.add(entry);
        lookAt(entry.end);
        return entry;
    }

    public void remove(Entry entry) {
        inFlight.remove(entry);
    }

    private void lookAt(long end) {
        Look planned = next.get();
        while (planned == null || planned.at - end > 0) {
            Look sooner = new Look(end);
            if (next.compareAndSet(planned, sooner)) {
                clock.schedule(() -> look(sooner), end - System.nanoTime(), TimeUnit.NANOSECONDS);
                return;
            }
            planned = next.get();
        }
    }

    /** An exception of one request must not prevent the end of others. */
    private static void abort(Entry entry) {
        try {
            entry.abort.run();
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "A request that exceeded its timeout could not be cancelled: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void look(Look planned) {
        next.compareAndSet(planned, null); // before the check: a new request plans its own task, or is seen here
        long now = System.nanoTime();
        for (Entry entry : inFlight) {
            if (entry.end - now > 0) {
                lookAt(entry.end);
            } else if (inFlight.remove(entry)) {
                entry.overdue = true;
                abort(entry);
            }
        }
    }
}
