package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.ShownText;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one row, record or ticket. If reading throws, only this row is invalid: it is reported once and the others are
 * processed, instead of being read again forever.
 */
public final class RowGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RowGuard.class);

    private RowGuard() {}

    /**
     * @param feed name of the feed, for the log
     * @param line its line in the feed
     * @param raw the original record
     * @param reading reads it; an exception becomes an invalid row, except a lack of memory, which the row does not cause
     */
    public static FeedRow read(String feed, long line, String raw, Supplier<FeedRow> reading) {
        try {
            return reading.get();
        } catch (RowFault fault) {
            return fault.at(line, raw);
        } catch (RuntimeException | StackOverflowError e) {
            String kind = e.getClass().getSimpleName();
            LOG.warn(
                    "Line {} of {} cannot be read ({}); it goes to the invalid channel",
                    line,
                    ShownText.of(feed),
                    kind);
            LOG.debug("The line cannot be read", stackOf(e));
            return new FeedRow.Invalid(
                    line,
                    null,
                    Fault.UNREADABLE_RECORD,
                    "The record cannot be read (" + kind + "); look for an unusual value and correct it.",
                    raw);
        }
    }

    /** Without the message, which may quote the input. */
    private static Throwable stackOf(Throwable failure) {
        Throwable stack = new Throwable(failure.getClass().getName());
        stack.setStackTrace(failure.getStackTrace());
        return stack;
    }
}
