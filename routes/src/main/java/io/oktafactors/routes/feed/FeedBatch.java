package io.oktafactors.routes.feed;

import java.util.List;

/**
 * Some rows of one feed, in their order: what is handed over in one transaction.
 *
 * @param feed name of the feed that no other content ever has, so that a feed read again is known again
 */
public record FeedBatch(String feed, List<FeedRow> rows) {

    public FeedBatch {
        rows = List.copyOf(rows);
    }
}
