package io.oktafactors.camel.concurrent;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The clock and the timer of a budget: those of the machine, or simulated ones. */
public interface Timing {

    /** Nanoseconds since any fixed time. */
    long nanos();

    /**
     * Runs the task once, after this number of nanoseconds.
     *
     * @return cancels the task
     */
    Runnable after(long nanos, Runnable task);

    /** The machine's clock. Tasks after the end of the timer are dropped. */
    static Timing of(ScheduledExecutorService alarms) {
        return of(() -> alarms);
    }

    /** The same with a timer that may not exist yet. */
    static Timing of(Supplier<ScheduledExecutorService> alarms) {
        return new Timing() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public Runnable after(long nanos, Runnable task) {
                try {
                    ScheduledFuture<?> alarm = alarms.get().schedule(task, nanos, TimeUnit.NANOSECONDS);
                    return () -> alarm.cancel(false);
                } catch (RejectedExecutionException e) {
                    return () -> {};
                }
            }
        };
    }
}
