package io.oktafactors.routes.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Memory of a process, as Linux tells it; 0 elsewhere.
 *
 * @param rss resident memory now, in MB
 * @param most the most that was resident so far, in MB
 */
record ProcessFigures(long rss, long most) {

    static ProcessFigures of(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        return Files.exists(status)
                ? new ProcessFigures(field(status, "VmRSS:"), field(status, "VmHWM:"))
                : new ProcessFigures(0, 0);
    }

    private static long field(Path status, String name) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1000)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
