package io.oktafactors.routes.log;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A log line about something that others can cause as often as they like: it is written at most once a minute. */
public final class RareLine {

    private static final Duration REST = Duration.ofMinutes(1);

    private final Clock clock;
    private Instant written = Instant.MIN;
    private long since;

    public RareLine(Clock clock) {
        this.clock = clock;
    }

    /** Counts an occurrence. Returns the number of occurrences since the last line if a line is due, else 0. */
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
