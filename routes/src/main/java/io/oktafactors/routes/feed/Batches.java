package io.oktafactors.routes.feed;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Groups rows into batches, each on demand. A batch of long rows has fewer of them. */
public final class Batches implements Iterator<FeedBatch> {

    /** Characters of invalid rows that are held in memory at a time. */
    private static final int MOST_RAW = 1024 * 1024;

    private final String feed;
    private final Iterator<FeedRow> rows;
    private final int size;
    private final Runnable read;

    /**
     * @param size maximum number of rows in a batch
     * @param read is run with each batch
     */
    public Batches(String feed, Iterator<FeedRow> rows, int size, Runnable read) {
        this.feed = feed;
        this.rows = rows;
        this.size = size;
        this.read = read;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public FeedBatch next() {
        read.run();
        List<FeedRow> next = new ArrayList<>();
        int raw = 0;
        while (next.size() < size && raw < MOST_RAW && rows.hasNext()) {
            FeedRow row = rows.next();
            next.add(row);
            raw += row instanceof FeedRow.Invalid invalid && invalid.raw() != null
                    ? invalid.raw().length()
                    : 0;
        }
        return FeedBatch.ofLines(feed, next);
    }
}
