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
 * What an operator sees of the folder: {@code DEGRADED} while something lies there that cannot be read or moved, with its name;
 * {@code DOWN} if nobody looks into the folder though somebody should. The log tells each once.
 */
@Component("hrCsv")
public class FolderWatch implements HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final Status DEGRADED = new Status("DEGRADED");
    private static final Duration SILENCE = Duration.ofMinutes(1);

    /** So many entries are told at the most. */
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

    /** A sign of life of the one who looks into the folder, or reads a file of it. */
    public synchronized void sign() {
        lastSign = clock.instant();
    }

    /**
     * Says who looks into the folder.
     *
     * @param running whether somebody should look now
     * @param pause how long it is between two looks
     */
    synchronized void expect(BooleanSupplier running, Duration pause) {
        this.running = running;
        this.silence = SILENCE.plus(pause.multipliedBy(2));
        sign();
    }

    /** All that lies in the folder and is never read as it is, with the reasons, which follow the names in sentences. */
    synchronized void refuse(Map<Path, String> entries) {
        entries.forEach((entry, reason) -> {
            if (!reason.equals(refused.get(entry))) {
                LOG.warn("{} {}", FileNames.shown(entry), reason);
            }
        });
        refused = Map.copyOf(entries);
    }

    /** A file could not be read or moved, for a reason that follows its name in a sentence. */
    synchronized void report(Path file, String problem) {
        boolean isTold = problem.equals(problems.get(file));
        if (!isTold && (problems.size() < MOST || problems.containsKey(file))) {
            problems.put(file, problem);
            LOG.warn("{} {}", FileNames.shown(file), problem);
        }
    }

    /** Whether there was a problem with an entry, which is forgotten. */
    synchronized boolean settle(Path entry) {
        return problems.remove(entry) != null;
    }

    /** Forgets the problems with all other entries. */
    synchronized void keepOnly(Predicate<Path> entries) {
        problems.keySet().removeIf(entries.negate());
    }

    @Override
    public synchronized Health health() {
        Duration silent = Duration.between(lastSign, clock.instant());
        if (running.getAsBoolean() && silent.compareTo(silence) > 0) {
            return Health.down()
                    .withDetail("folder", "nobody has looked into it for " + silent.toSeconds() + " seconds")
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
