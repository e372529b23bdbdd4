package io.oktafactors.routes.work;

import io.oktafactors.routes.log.RareLine;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * The alarm for messages on the work queue that are not accepted events of this database: an error in the log, at most once a
 * minute, and the health {@code DEGRADED} until the app is restarted.
 */
@Component("forgedEvents")
class ForgedEvents implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private static final Logger LOG = LoggerFactory.getLogger(ForgedEvents.class);

    private final AtomicLong count = new AtomicLong();
    private final RareLine line;

    ForgedEvents(Clock clock) {
        this.line = new RareLine(clock);
    }

    /** Counts a forged message, which is on the invalid channel. */
    void found() {
        long sinceStart = count.incrementAndGet();
        if (line.due() > 0) {
            LOG.error(
                    "ALARM: {} messages on the work queue since the start are not events that this installation accepted. They were not"
                            + " processed and are on the queue mfa.invalid. If the database was restored from an older backup, or lost the row of"
                            + " the table installation_key, while events waited: feed these events again. Otherwise another client sends to the"
                            + " work queue: check who can send to the broker, and change the passwords. Restart the app"
                            + " to end the alarm",
                    sinceStart);
        }
    }

    @Override
    public Health health() {
        long sinceStart = count.get();
        return sinceStart == 0
                ? Health.up().build()
                : Health.status(DEGRADED)
                        .withDetail("sinceStart", sinceStart)
                        .withDetail("next", "see the ALARM in the log, then restart the app")
                        .build();
    }
}
