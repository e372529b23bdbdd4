package io.oktafactors.routes.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops log events below {@code INFO} of loggers that write the bodies of messages there, whatever the level: names, phone
 * numbers, codes and answers. Configured in {@code logback-spring.xml}.
 */
public final class BodyFilter extends Filter<ILoggingEvent> {

    private final List<String> loggers = new ArrayList<>();

    /** Adds a logger by its name or the prefix of it. */
    public void addLogger(String name) {
        loggers.add(name);
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        return !event.getLevel().isGreaterOrEqual(Level.INFO)
                        && loggers.stream().anyMatch(event.getLoggerName()::startsWith)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
