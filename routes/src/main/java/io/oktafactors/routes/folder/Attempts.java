package io.oktafactors.routes.folder;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Decides when a file that failed is tried again: after a wait that doubles up to half a minute. */
final class Attempts {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<Path, Wait> waits = new HashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    private record Wait(Duration duration, Instant end) {}

    synchronized boolean isDue(Path file) {
        return !waits.containsKey(file)
                || !clock.instant().isBefore(waits.get(file).end());
    }

    synchronized void failed(Path file) {
        Wait before = waits.get(file);
        Duration doubled = before == null ? FIRST : before.duration().multipliedBy(2);
        Duration wait = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        waits.put(file, new Wait(wait, clock.instant().plus(wait)));
    }

    synchronized void forget(Path file) {
        waits.remove(file);
    }

    synchronized void keepOnly(Predicate<Path> files) {
        waits.keySet().removeIf(files.negate());
    }
}
