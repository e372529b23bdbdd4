package io.oktafactors.routes.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exception as it is logged: on one line if its cause is clear, with its stack trace otherwise. */
record Failure(IThrowableProxy thrown) {

    private static final int DEEPEST = 10;

    /**
     * If the root exception is one of these classes or a subclass, the message is sufficient: something outside of this process
     * failed.
     */
    private static final Set<String> KNOWN = Set.of(
            "java.io.IOException",
            "java.io.UncheckedIOException",
            "java.sql.SQLException",
            "java.lang.InterruptedException",
            "java.util.concurrent.CancellationException",
            "java.util.concurrent.RejectedExecutionException",
            "java.util.concurrent.TimeoutException",
            "jakarta.jms.JMSException",
            "jakarta.jms.JMSRuntimeException",
            "io.oktafactors.camel.OktaFactorsException",
            "io.oktafactors.routes.settings.SettingException",
            "org.apache.activemq.artemis.api.core.ActiveMQException",
            "org.apache.activemq.artemis.api.core.ActiveMQInterruptedException",
            "org.apache.camel.InvalidPayloadException",
            "org.apache.camel.NoTypeConversionAvailableException",
            "org.apache.camel.TypeConversionException",
            "org.apache.kafka.common.KafkaException",
            "org.h2.mvstore.MVStoreException",
            "org.quartz.SchedulerException",
            "org.springframework.dao.DataAccessException",
            "org.springframework.jms.JmsException",
            "org.springframework.transaction.TransactionException");

    /** After this, a message may contain a value that was read from outside. */
    private static final Pattern VALUE = Pattern.compile(" (with|but has) value\\b| Detail: |; SQL statement:");

    /** These classes and their subclasses quote the value that they refuse. */
    private static final Set<String> QUOTING = Set.of(
            "java.sql.SQLException",
            "java.lang.NumberFormatException",
            "java.time.DateTimeException",
            "com.fasterxml.jackson.core.JacksonException");

    private static final Pattern QUOTE = Pattern.compile("[\"'\n]");

    /** Whether the stack trace has no more information than the messages. */
    boolean isKnown() {
        return isOneOf(KNOWN, root());
    }

    private static boolean isOneOf(Set<String> classes, IThrowableProxy thrown) {
        if (thrown instanceof ThrowableProxy proxy) {
            for (Class<?> type = proxy.getThrowable().getClass(); type != null; type = type.getSuperclass()) {
                if (classes.contains(type.getName())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Class of the innermost cause. */
    String rootClass() {
        return root().getClassName();
    }

    private IThrowableProxy root() {
        IThrowableProxy root = thrown;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        return root;
    }

    /** The message without the exception's own message if it quotes that, since the exception is shown too. */
    String outOf(String message) {
        String rest = message;
        IThrowableProxy link = thrown;
        for (int depth = 0; link != null && depth < DEEPEST; depth++, link = link.getCause()) {
            String told = link.getMessage();
            rest = told == null || told.isBlank() ? rest : rest.replace(told, "…");
        }
        return rest;
    }

    /** Classes and messages on one line, from the outermost to the innermost. */
    String chain() {
        StringBuilder chain = new StringBuilder();
        IThrowableProxy link = thrown;
        for (int depth = 0; link != null && depth < DEEPEST; depth++, link = link.getCause()) {
            String name = link.getClassName();
            String text = LogText.line(text(link));
            chain.append(depth == 0 ? "" : "; caused by ")
                    .append(name.substring(name.lastIndexOf('.') + 1))
                    .append(text.isEmpty() ? "" : ": " + text);
        }
        return chain.toString();
    }

    /** The message without values that were read from outside, and without the message of its cause, which is shown too. */
    static String text(IThrowableProxy thrown) {
        String text = thrown.getMessage() == null ? "" : thrown.getMessage();
        IThrowableProxy cause = thrown.getCause();
        if (cause != null && cause.getMessage() != null && !cause.getMessage().isEmpty()) {
            int told = text.indexOf(cause.getMessage());
            text = told < 0 ? text : text.substring(0, told);
            text = text.equals(cause.getClassName() + ": ") ? "" : text;
        } else if (cause != null && text.equals(cause.getClassName())) {
            text = "";
        }
        text = upTo(VALUE, text);
        text = isOneOf(QUOTING, thrown) ? upTo(QUOTE, text) : text;
        return thrown instanceof ThrowableProxy proxy && proxy.getThrowable() instanceof SQLException sql
                ? "SQLSTATE " + sql.getSQLState() + ", code " + sql.getErrorCode() + ": " + text
                : text;
    }

    private static String upTo(Pattern end, String text) {
        Matcher matcher = end.matcher(text);
        return matcher.find() ? text.substring(0, matcher.start()) + " …" : text;
    }
}
