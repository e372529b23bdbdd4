package io.oktafactors.sandbox.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as a number with ms, s, m, h or d, such as 60s. */
public final class Durations {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final Map<String, LongFunction<Duration>> UNITS = Map.of(
            "ms",
            Duration::ofMillis,
            "s",
            Duration::ofSeconds,
            "m",
            Duration::ofMinutes,
            "h",
            Duration::ofHours,
            "d",
            Duration::ofDays);

    private Durations() {}

    /** The duration, or empty if the text is not one. */
    public static Optional<Duration> parse(String text) {
        Matcher matcher = DURATION.matcher(text);
        return matcher.matches()
                ? Optional.of(UNITS.get(matcher.group(2)).apply(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }
}
