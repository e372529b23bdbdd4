package io.oktafactors.routes.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * A log event as it is shown. It holds text and no objects of the caller, so it may be stored.
 *
 * @param thrown null if the message contains the exception
 */
record CleanEvent(
        Instant instant,
        Level level,
        String loggerName,
        String threadName,
        LoggerContextVO context,
        Map<String, String> mdc,
        List<Marker> markers,
        long sequenceNumber,
        String message,
        IThrowableProxy thrown)
        implements ILoggingEvent {

    /** @param traced whether the stack trace of a known failure is shown too */
    static CleanEvent of(ILoggingEvent event, boolean traced) {
        IThrowableProxy thrown = event.getThrowableProxy();
        String text = event.getFormattedMessage();
        String message = LogText.message(thrown == null || text == null ? text : new Failure(thrown).outOf(text));
        boolean told = thrown != null && !traced && new Failure(thrown).isKnown();
        return new CleanEvent(
                event.getInstant() == null ? Instant.ofEpochMilli(event.getTimeStamp()) : event.getInstant(),
                event.getLevel(),
                event.getLoggerName(),
                event.getThreadName(),
                event.getLoggerContextVO(),
                event.getMDCPropertyMap(),
                event.getMarkerList(),
                event.getSequenceNumber(),
                told ? message + " [" + new Failure(thrown).chain() + "]" : message,
                thrown == null || told ? null : new CleanThrowable(thrown));
    }

    /** A copy with the exception as part of the message. */
    CleanEvent onOneLine() {
        return thrown == null ? this : with(message + " [" + new Failure(thrown).chain() + "]", null);
    }

    /** A copy with a suffix of the message. */
    CleanEvent and(String added) {
        return with(message + added, thrown);
    }

    /** A copy with another time. */
    CleanEvent at(Instant time) {
        return new CleanEvent(
                time, level, loggerName, threadName, context, mdc, markers, sequenceNumber, message, thrown);
    }

    private CleanEvent with(String text, IThrowableProxy trace) {
        return new CleanEvent(
                instant, level, loggerName, threadName, context, mdc, markers, sequenceNumber, text, trace);
    }

    @Override
    public String getThreadName() {
        return threadName;
    }

    @Override
    public Level getLevel() {
        return level;
    }

    @Override
    public String getMessage() {
        return message;
    }

    @Override
    public Object[] getArgumentArray() {
        return null;
    }

    @Override
    public String getFormattedMessage() {
        return message;
    }

    @Override
    public String getLoggerName() {
        return loggerName;
    }

    @Override
    public LoggerContextVO getLoggerContextVO() {
        return context;
    }

    @Override
    public IThrowableProxy getThrowableProxy() {
        return thrown;
    }

    @Override
    public StackTraceElement[] getCallerData() {
        return new StackTraceElement[0];
    }

    @Override
    public boolean hasCallerData() {
        return false;
    }

    @Override
    public List<Marker> getMarkerList() {
        return markers;
    }

    @Override
    public Map<String, String> getMDCPropertyMap() {
        return mdc;
    }

    @Override
    public Map<String, String> getMdc() {
        return mdc;
    }

    @Override
    public long getTimeStamp() {
        return instant.toEpochMilli();
    }

    @Override
    public int getNanoseconds() {
        return instant.getNano();
    }

    @Override
    public Instant getInstant() {
        return instant;
    }

    @Override
    public long getSequenceNumber() {
        return sequenceNumber;
    }

    @Override
    public List<KeyValuePair> getKeyValuePairs() {
        return null;
    }

    @Override
    public void prepareForDeferredProcessing() {
        // It is immutable.
    }
}
