package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.folder.FeedFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/**
 * A feed that is being read.
 *
 * @param feed its name
 * @param batches its rows, each batch read on demand
 * @param rows the source of the rows
 */
record OpenFeed(String feed, FeedFile file, Iterator<FeedBatch> batches, Closeable rows) implements Closeable {

    @Override
    public void close() throws IOException {
        try (file) {
            rows.close();
        }
    }
}
