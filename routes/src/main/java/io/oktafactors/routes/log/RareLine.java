package io.oktafactors.routes.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A line of the log for something that others can make happen as often as they like: it is written once a minute at most. */
public final class RareLine {

    private static final Duration REST = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant written = Instant.MIN;
    private long since;

    public RareLine(Clock clock) {
        this.clock = clock;
    }

    /** Counts that it happened. Gives back how often since the last line, if it is time for the next one, and else 0. */
    public synchronized long due() {
        since++;
        Instant now = clock.instant();
        if (written.isAfter(now.minus(REST))) {
            return 0;
        }
        written = now;
        long times = since;
        since = 0;
        return times;
    }
}
