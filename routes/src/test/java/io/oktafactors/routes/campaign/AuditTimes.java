package io.oktafactors.routes.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When events were accepted and when they were done, from the audit file, read as it grows. */
final class AuditTimes {

    private static final Pattern LINE = Pattern.compile("\"at\":\"([^\"]+)\",\"decision\":\"([a-z-]+)\"");
    private static final Set<String> LAST = Set.of("done", "rejected", "failed", "superseded");
    private static final Set<String> ROWS = Set.of("accepted", "invalid", "duplicate", "skipped");

    private final Path file;
    private final List<Long> done = new ArrayList<>();
    private long rows;
    private long lastRow;
    private BufferedReader lines;

    AuditTimes(Path file) {
        this.file = file;
    }

    AuditTimes read() throws IOException {
        if (lines == null) {
            if (!Files.exists(file)) {
                return this;
            }
            lines = Files.newBufferedReader(file);
        }
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher found = LINE.matcher(line);
            if (!found.find()) {
                continue;
            }
            long at = Instant.parse(found.group(1)).toEpochMilli();
            if (LAST.contains(found.group(2))) {
                done.add(at);
            } else if (ROWS.contains(found.group(2))) {
                rows++;
                lastRow = at;
            }
        }
        return this;
    }

    /** Events that are done with. */
    int finished() {
        return done.size();
    }

    /** Events a second from a moment until the last one. */
    double rate(long start) {
        return done.size() * 1000.0 / (done.get(done.size() - 1) - start);
    }

    /** Rows a second from a moment until the last one was accepted or refused. */
    double rateOfRows(long start) {
        return rows * 1000.0 / (lastRow - start);
    }

    /** Events a second in one tenth of the events, 0 being the first. */
    double rateOfTenth(int tenth) {
        int from = done.size() * tenth / 10;
        int to = done.size() * (tenth + 1) / 10 - 1;
        return (to - from) * 1000.0 / Math.max(1, done.get(to) - done.get(from));
    }
}
