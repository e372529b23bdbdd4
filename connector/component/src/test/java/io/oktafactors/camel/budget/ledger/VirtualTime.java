package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.concurrent.Timing;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes as fast as the events in it can be worked off, in the same order each time. */
final class VirtualTime implements Timing {

    private record Event(long at, long order, Runnable task) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long now = 1_000_000_000_000L;
    private long order;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Runnable after(long nanos, Runnable task) {
        Event event = new Event(now + nanos, order++, task);
        events.add(event);
        return () -> events.remove(event);
    }

    void after(Duration delay, Runnable task) {
        after(delay.toNanos(), task);
    }

    /** Lets time pass until nothing happens any more, or so much has passed. */
    void run(Duration longest) {
        long end = now + longest.toNanos();
        while (!events.isEmpty() && events.peek().at <= end) {
            Event next = events.remove();
            now = next.at;
            next.task.run();
        }
        now = end;
    }
}
