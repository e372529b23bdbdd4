package io.oktafactors.routes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Marker;

/**
 * Lets a warning of some chatty loggers pass once in a while and not each time that it is repeated; those that differ only in
 * numbers are the same. Set up in {@code logback-spring.xml}.
 */
public final class RateBound extends TurboFilter {

    private static final int MOST_KINDS = 200;

    private final Map<String, Long> passed = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_KINDS;
        }
    };

    private String logger = "";
    private long minutes = 10;

    /** Start of the names of the loggers. */
    public void setLogger(String logger) {
        this.logger = logger;
    }

    /** For how long a warning is not repeated, in minutes; 10 by default. */
    public void setMinutes(long minutes) {
        this.minutes = minutes;
    }

    @Override
    public FilterReply decide(
            Marker marker, Logger source, Level level, String format, Object[] parameters, Throwable thrown) {
        if (level != Level.WARN || format == null || !source.getName().startsWith(logger)) {
            return FilterReply.NEUTRAL;
        }
        return isDue(source.getName() + format.replaceAll("\\d+", "#"), System.nanoTime())
                ? FilterReply.NEUTRAL
                : FilterReply.DENY;
    }

    private synchronized boolean isDue(String kind, long now) {
        Long last = passed.get(kind);
        if (last != null && now - last < minutes * 60_000_000_000L) {
            return false;
        }
        passed.put(kind, now);
        return true;
    }
}
