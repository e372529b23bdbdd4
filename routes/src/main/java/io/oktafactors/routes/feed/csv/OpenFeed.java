package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.folder.FeedFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;

/**
 * A feed while it is read.
 *
 * @param feed its name
 * @param batches its rows, each batch read when it is asked for
 * @param rows what they are read from
 */
record OpenFeed(String feed, FeedFile file, Iterator<FeedBatch> batches, Closeable rows) implements Closeable {

    @Override
    public void close() throws IOException {
        try (file) {
            rows.close();
        }
    }
}
