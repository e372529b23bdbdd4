package io.oktafactors.routes.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.Arrays;

/** An exception with its stack trace, whose messages are those of {@link Failure}. */
record CleanThrowable(IThrowableProxy source) implements IThrowableProxy {

    @Override
    public String getMessage() {
        return LogText.line(Failure.text(source));
    }

    @Override
    public String getClassName() {
        return source.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return source.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return source.getCommonFrames();
    }

    @Override
    public IThrowableProxy getCause() {
        return source.getCause() == null ? null : new CleanThrowable(source.getCause());
    }

    @Override
    public IThrowableProxy[] getSuppressed() {
        return Arrays.stream(source.getSuppressed()).map(CleanThrowable::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return source.isCyclic();
    }
}
