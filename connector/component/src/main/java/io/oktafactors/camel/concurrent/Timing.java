package io.oktafactors.camel.concurrent;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The clock and the alarm of a budget: the machine's, or in a simulation a made-up one. */
public interface Timing {

    /** Nanoseconds since some moment. */
    long nanos();

    /**
     * Runs the task once, so many nanoseconds from now.
     *
     * @return takes the task back
     */
    Runnable after(long nanos, Runnable task);

    /** The machine's clock. Tasks that come after the end of the alarms are dropped. */
    static Timing of(ScheduledExecutorService alarms) {
        return of(() -> alarms);
    }

    /** The same with alarms that may not be there yet. */
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
