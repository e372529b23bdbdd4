package io.oktafactors.camel.gate;

import io.oktafactors.camel.concurrent.Timing;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when it is told to. */
final class ManualTime implements Timing {

    private record Alarm(long at, Runnable task) {}

    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>(Comparator.comparingLong(Alarm::at));
    private long now = 1_000_000_000_000L;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public Runnable after(long nanos, Runnable task) {
        Alarm alarm = new Alarm(now + nanos, task);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    void pass(Duration time) {
        long end = now + time.toNanos();
        while (!alarms.isEmpty() && alarms.peek().at <= end) {
            Alarm next = alarms.remove();
            now = Math.max(now, next.at);
            next.task.run();
        }
        now = end;
    }

    int alarms() {
        return alarms.size();
    }
}
