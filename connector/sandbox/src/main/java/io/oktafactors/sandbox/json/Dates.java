package io.oktafactors.sandbox.json;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats dates of answers. Lists contain many of them, so they are written digit by digit. */
public final class Dates {
    private static final DateTimeFormatter HTTP = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);
    private static final int NANOS_OF_MILLI = 1_000_000;

    private static volatile Stamp newest = new Stamp(Long.MIN_VALUE, "");

    private Dates() {}

    private record Stamp(long second, String text) {}

    /** ISO 8601 in UTC with milliseconds, as in Okta's bodies. */
    public static String iso(Instant at) {
        LocalDateTime utc = LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        digits(text, utc.getYear(), 4).append('-');
        digits(text, utc.getMonthValue(), 2).append('-');
        digits(text, utc.getDayOfMonth(), 2).append('T');
        digits(text, utc.getHour(), 2).append(':');
        digits(text, utc.getMinute(), 2).append(':');
        digits(text, utc.getSecond(), 2).append('.');
        return digits(text, utc.getNano() / NANOS_OF_MILLI, 3).append('Z').toString();
    }

    /** For the {@code Date} header. */
    public static String http(Instant at) {
        Stamp stamp = newest;
        if (stamp.second != at.getEpochSecond()) {
            stamp = new Stamp(at.getEpochSecond(), HTTP.format(at));
            newest = stamp;
        }
        return stamp.text;
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String written = Integer.toString(number);
        for (int i = written.length(); i < width; i++) {
            text.append('0');
        }
        return text.append(written);
    }
}
