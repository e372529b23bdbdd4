package io.oktafactors.routes.folder;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * The health of the folder: {@code DEGRADED} while it has an entry that cannot be read or moved, with its name; {@code DOWN} if
 * nobody checks the folder although its route runs. The log reports each problem once.
 */
@Component("hrCsv")
public class FolderWatch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** Maximum number of entries that are reported. */
    static final int MOST = 100;

    private final Clock clock;
    private final Map<Path, String> problems = new LinkedHashMap<>();
    private Map<Path, String> refused = Map.of();
    private BooleanSupplier running = () -> false;
    private Duration silence = SILENCE;
    private Instant lastSign;

    FolderWatch(Clock clock) {
        this.clock = clock;
        this.lastSign = clock.instant();
    }

    /** Records that the folder was checked, or that a file is being read. */
    public synchronized void sign() {
        lastSign = clock.instant();
    }

    /**
     * Sets the consumer of the folder.
     *
     * @param running whether its route runs now
     * @param pause the time between two polls
     */
    synchronized void expect(BooleanSupplier running, Duration pause) {
        this.running = running;
        this.silence = SILENCE.plus(pause.multipliedBy(2));
        sign();
    }

    /** Reports the entries of the folder that are never read, with reasons that follow the names in sentences. */
    synchronized void refuse(Map<Path, String> entries) {
        entries.forEach((entry, reason) -> {
            if (!reason.equals(refused.get(entry))) {
                LOG.warn("{} {}", FileNames.shown(entry), reason);
            }
        });
        refused = Map.copyOf(entries);
    }

    /** Reports a file that could not be read or moved, with a reason that follows its name in a sentence. */
    synchronized void report(Path file, String problem) {
        boolean isTold = problem.equals(problems.get(file));
        if (!isTold && (problems.size() < MOST || problems.containsKey(file))) {
            problems.put(file, problem);
            LOG.warn("{} {}", FileNames.shown(file), problem);
        }
    }

    /** Removes the problem of an entry; returns whether there was one. */
    synchronized boolean settle(Path entry) {
        return problems.remove(entry) != null;
    }

    /** Removes the problems of all other entries. */
    synchronized void keepOnly(Predicate<Path> entries) {
        problems.keySet().removeIf(entries.negate());
    }

    @Override
    public synchronized Health health() {
        Duration silent = Duration.between(lastSign, clock.instant());
        if (running.getAsBoolean() && silent.compareTo(silence) > 0) {
            return Health.down()
                    .withDetail("folder", "not polled for " + silent.toSeconds() + " seconds")
                    .build();
        }
        if (refused.isEmpty() && problems.isEmpty()) {
            return Health.up().build();
        }
        Health.Builder degraded = Health.status(DEGRADED);
        refused.forEach((entry, reason) -> degraded.withDetail(FileNames.shown(entry), reason));
        problems.forEach((entry, problem) -> degraded.withDetail(FileNames.shown(entry), problem));
        return degraded.build();
    }
}
