package io.oktafactors.camel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** Every logger at TRACE, those with a level of their own too, and all that they say, until it is closed. */
public final class TraceLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Map<Logger, Level> levels = new HashMap<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Appender<ILoggingEvent> console = root.getAppender("console");

    public TraceLog() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLoggerList()
                .forEach(logger -> levels.put(logger, logger.getLevel()));
        levels.keySet().forEach(logger -> logger.setLevel(logger == root ? Level.TRACE : null));
        root.detachAppender(console);
        start();
        root.addAppender(this);
    }

    /** One for each event: logger, text and stack trace. */
    public Collection<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        // At once: the HTTP client goes on writing into what it gave to the logger.
        String trace = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + trace);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.addAppender(console);
        levels.forEach(Logger::setLevel);
    }
}
