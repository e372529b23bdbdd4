package io.oktafactors.routes.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.csv.HrCsvReader;
import io.oktafactors.routes.feed.csv.HrFeed;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Feeds written in a line or two. */
public final class Feeds {

    public static final Instant WRITTEN = Instant.parse("2026-03-01T06:00:00Z");
    public static final String NAME = "hr.csv";

    private Feeds() {}

    public static HrFeed open(HrCsvOptions options, byte[] file) {
        try {
            return new HrCsvReader(options, TestIds.CONTENTS).read(() -> new ByteArrayInputStream(file), NAME, WRITTEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static HrFeed open(String file) {
        return open(HrCsvOptions.defaults(), file.getBytes(StandardCharsets.UTF_8));
    }

    public static List<FeedRow> read(String file) {
        return open(file).stream().toList();
    }

    /** A feed of one joiner, with these columns added or changed: name, value, name, value … */
    public static FeedRow row(HrCsvOptions options, String... changes) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("employeeNumber", "0042");
        values.put("login", "ada.byron@acme.example");
        values.put("action", "hire");
        values.put("hireDate", "2026-02-03");
        for (int i = 0; i < changes.length; i += 2) {
            values.put(changes[i], changes[i + 1]);
        }
        String file = String.join(",", values.keySet()) + "\n"
                + values.values().stream().map(Feeds::quoted).collect(Collectors.joining(","));
        List<FeedRow> rows =
                open(options, file.getBytes(StandardCharsets.UTF_8)).stream().toList();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    public static HrEvent event(HrCsvOptions options, String... changes) {
        FeedRow row = row(options, changes);
        return event(row);
    }

    public static HrEvent event(FeedRow row) {
        assertThat(row).isInstanceOf(FeedRow.Accepted.class);
        return (HrEvent) ((FeedRow.Accepted) row).event();
    }

    public static HrEvent event(String... changes) {
        return event(HrCsvOptions.defaults(), changes);
    }

    public static FeedRow.Invalid invalid(HrCsvOptions options, String... changes) {
        FeedRow row = row(options, changes);
        assertThat(row).isInstanceOf(FeedRow.Invalid.class);
        return (FeedRow.Invalid) row;
    }

    public static FeedRow.Invalid invalid(String... changes) {
        return invalid(HrCsvOptions.defaults(), changes);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }
}
