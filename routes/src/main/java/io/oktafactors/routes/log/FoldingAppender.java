package io.oktafactors.routes.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Passes events on to other appenders and combines those of one cause. An event that repeats is shown once in a period, with
 * the number of repetitions. An exception whose cause is known is shown on one line, unless its logger is at {@code DEBUG}.
 * Text from outside cannot start a new line or contain control characters. Configured in {@code logback-spring.xml}.
 *
 * <p>Events at {@code DEBUG} and {@code TRACE}, and those of the app itself at {@code INFO}, are all passed on.
 */
public final class FoldingAppender extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {

    private static final String OWN = "io.oktafactors.";
    private static final int LOOKS = 6;

    private final AppenderAttachableImpl<ILoggingEvent> appenders = new AppenderAttachableImpl<>();

    private int seconds = 60;
    private Repeats repeats;
    private ScheduledFuture<?> looks;

    /** The period in which an event is not shown again, in seconds; 60 by default. */
    public void setSeconds(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public void start() {
        repeats = new Repeats(Duration.ofSeconds(seconds));
        long pause = Math.max(1, TimeUnit.SECONDS.toMillis(seconds) / LOOKS);
        looks = getContext()
                .getScheduledExecutorService()
                .scheduleWithFixedDelay(this::tellDue, pause, pause, TimeUnit.MILLISECONDS);
        getContext().addScheduledFuture(looks);
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        CleanEvent clean = CleanEvent.of(event, isDebugged(event.getLoggerName()));
        if (folds(event)) {
            repeats.next(clean, System.nanoTime()).ifPresent(appenders::appendLoopOnAppenders);
        } else {
            appenders.appendLoopOnAppenders(clean);
        }
    }

    private boolean isDebugged(String logger) {
        return getContext() instanceof LoggerContext loggers
                && loggers.getLogger(logger).isDebugEnabled();
    }

    private static boolean folds(ILoggingEvent event) {
        Level lowest = event.getLoggerName().startsWith(OWN) ? Level.WARN : Level.INFO;
        return event.getLevel().isGreaterOrEqual(lowest);
    }

    private void tellDue() {
        repeats.due(System.nanoTime()).forEach(appenders::appendLoopOnAppenders);
    }

    @Override
    public void stop() {
        if (isStarted()) {
            super.stop();
            looks.cancel(false);
            repeats.rest(System.nanoTime()).forEach(appenders::appendLoopOnAppenders);
        }
        appenders.detachAndStopAllAppenders();
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        appenders.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return appenders.iteratorForAppenders();
    }

    @Override
    public Appender<ILoggingEvent> getAppender(String name) {
        return appenders.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return appenders.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        appenders.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return appenders.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return appenders.detachAppender(name);
    }
}
