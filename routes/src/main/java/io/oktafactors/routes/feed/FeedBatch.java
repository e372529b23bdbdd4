package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.ShownText;
import java.util.List;

/**
 * Some rows of one feed, in their order: what is handed over in one transaction.
 *
 * @param feed name of the feed; with the line it tells a row that is read again
 * @param numbered whether the rows have lines, each of which has its verdict kept; messages of a queue have none, and one that
 *     comes again is handed over again
 */
public record FeedBatch(String feed, boolean numbered, List<FeedRow> rows) {

    public FeedBatch {
        feed = ShownText.of(feed);
        rows = List.copyOf(rows);
    }

    /** Rows that have lines. */
    public static FeedBatch ofLines(String feed, List<FeedRow> rows) {
        return new FeedBatch(feed, true, rows);
    }

    /** Rows that have none. */
    public static FeedBatch ofMessages(String feed, List<FeedRow> rows) {
        return new FeedBatch(feed, false, rows);
    }
}
