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
 * The alarm for messages on the work queue that this app did not send: an error in the log, once a minute at most, and the health
 * {@code DEGRADED} until the app is started again.
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

    /** Counts one, which is on the invalid channel by now. */
    void found() {
        long sinceStart = count.incrementAndGet();
        if (line.due() > 0) {
            LOG.error(
                    "ALARM: somebody else than this app sends to the work queue: {} forged events since the start. None was"
                            + " worked on; they are on mfa.invalid. Find out who can send to the broker, change the"
                            + " passwords, and start the app again to end the alarm",
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
                        .withDetail("next", "find out who can send to the broker, then start the app again")
                        .build();
    }
}
