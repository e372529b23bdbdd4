package io.oktafactors.routes.feed;

import io.oktafactors.routes.MfaProperties;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.ShownText;
import io.oktafactors.routes.state.FeedStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens HR files as batches of rows, and closes them. */
@Component
class HrCsvFiles {

    private static final int ID_BYTES = 6;

    private final HrCsvReader reader;
    private final int batch;
    private final FeedStore feeds;

    HrCsvFiles(MfaProperties properties, FeedStore feeds, EventIds ids) {
        this.reader = new HrCsvReader(properties.hrCsv().options(), ids);
        this.batch = properties.hrCsv().batch();
        this.feeds = feeds;
    }

    /** A file as a feed: name and content together name it, so that tomorrow's file of the same name is another. */
    record Opened(String feed, Iterator<FeedBatch> batches) {}

    /** A file that cannot be read as a feed becomes one invalid row at line 0. */
    Opened open(Path file) {
        String feed = feeds.nameOf(ShownText.of(file.getFileName().toString()) + "@" + contentId(file));
        try {
            HrFeed rows = reader.read(file, Files.getLastModifiedTime(file).toInstant());
            return new Opened(feed, batches(feed, rows.iterator()));
        } catch (FeedException e) {
            FeedRow unreadable = new FeedRow.Invalid(0, null, Fault.UNREADABLE_FILE, e.getMessage(), null);
            return new Opened(
                    feed, List.of(FeedBatch.ofLines(feed, List.of(unreadable))).iterator());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close(Opened opened) {
        feeds.close(opened.feed());
    }

    private Iterator<FeedBatch> batches(String feed, Iterator<FeedRow> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public FeedBatch next() {
                List<FeedRow> next = new ArrayList<>(batch);
                while (next.size() < batch && rows.hasNext()) {
                    next.add(rows.next());
                }
                return FeedBatch.ofLines(feed, next);
            }
        };
    }

    private static String contentId(Path file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
