package io.oktafactors.camel.call;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Whether the last calls to an organization got through. Safe to use from many threads. */
public final class RecentCalls {

    /** Consecutive calls that have to fail before this counts as an outage. */
    private static final int ROW = 3;

    /** How long a series of failures is used. */
    private static final long RECENT = Duration.ofSeconds(5).toNanos();

    /** @param why as the last call of the row was told */
    private record Row(int length, String why, long at) {}

    private static final Row NONE = new Row(0, "", 0);

    private final LongSupplier nanos;
    private volatile Row row = NONE;

    RecentCalls() {
        this(System::nanoTime);
    }

    /** @param nanos the time, as {@link System#nanoTime()} gives it */
    RecentCalls(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** A call got through, whatever Okta answered to it. */
    void reached() {
        if (row.length > 0) {
            row = NONE;
        }
    }

    /** A call did not get through, or its credentials were refused. */
    synchronized void missed(String why) {
        row = new Row(row.length + 1, why, nanos.getAsLong());
    }

    /** Why calls do not get through; empty if the last one did, if few failed, or if that was some time ago. */
    public Optional<String> trouble() {
        Row last = row;
        return last.length >= ROW && nanos.getAsLong() - last.at < RECENT ? Optional.of(last.why) : Optional.empty();
    }
}
