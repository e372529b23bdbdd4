package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.ShownText;
import java.util.List;

/**
 * Consecutive rows of one feed, which are handed over in one transaction.
 *
 * @param feed name of the feed; together with the line it identifies a row that is read again
 * @param numbered whether the rows have line numbers, for which verdicts are stored; messages of a queue have none, and one
 * that is delivered again is handed over again
 */
public record FeedBatch(String feed, boolean numbered, List<FeedRow> rows) {

    public FeedBatch {
        feed = ShownText.of(feed);
        rows = List.copyOf(rows);
    }

    /** A batch of rows with line numbers. */
    public static FeedBatch ofLines(String feed, List<FeedRow> rows) {
        return new FeedBatch(feed, true, rows);
    }

    /** A batch of messages without line numbers. */
    public static FeedBatch ofMessages(String feed, List<FeedRow> rows) {
        return new FeedBatch(feed, false, rows);
    }
}
