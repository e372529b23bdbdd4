package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.ShownText;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one row, record or ticket. Whatever its reading throws is charged to it alone, so that it is told once and the rest goes on,
 * instead of being read again for ever.
 */
public final class RowGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RowGuard.class);

    private RowGuard() {}

    /**
     * @param feed where it comes from, for the log
     * @param line where it stands there
     * @param raw the record as it came
     * @param reading reads it; what it throws becomes an invalid row, but for a lack of memory, which is not the row's fault
     */
    public static FeedRow read(String feed, long line, String raw, Supplier<FeedRow> reading) {
        try {
            return reading.get();
        } catch (RowFault fault) {
            return fault.at(line, raw);
        } catch (RuntimeException | StackOverflowError e) {
            String kind = e.getClass().getSimpleName();
            LOG.warn(
                    "Line {} of {} cannot be read ({}) and goes to the invalid channel",
                    line,
                    ShownText.of(feed),
                    kind);
            LOG.debug("Where the reading failed", stackOf(e));
            return new FeedRow.Invalid(
                    line,
                    null,
                    Fault.UNREADABLE_RECORD,
                    "The record cannot be read (" + kind + "); look for what is unusual about it, and correct that.",
                    raw);
        }
    }

    /** The message may quote what was read. */
    private static Throwable stackOf(Throwable failure) {
        Throwable stack = new Throwable(failure.getClass().getName());
        stack.setStackTrace(failure.getStackTrace());
        return stack;
    }
}
