package io.oktafactors.camel.concurrent;

import java.util.concurrent.TimeUnit;

/**
 * The time by which a call has to end, including the token it may need first.
 *
 * @param nanos on the clock of {@link System#nanoTime()}
 */
public record Deadline(long nanos) {

    public static Deadline in(long millis) {
        return new Deadline(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** Never negative. */
    public long millisLeft() {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime()));
    }
}
