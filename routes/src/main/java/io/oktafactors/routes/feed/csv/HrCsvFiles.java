package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.event.ContentIds;
import io.oktafactors.routes.feed.Batches;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedException;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.folder.FeedFile;
import io.oktafactors.routes.folder.FileNames;
import io.oktafactors.routes.folder.WatchedFolder;
import io.oktafactors.routes.state.FeedStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Opens HR files as batches of rows, and closes them. */
@Component
class HrCsvFiles {

    private final HrCsvReader reader;
    private final int batch;
    private final FeedStore feeds;
    private final WatchedFolder folder;
    private final ContentIds contents;

    HrCsvFiles(HrCsvProperties settings, FeedStore feeds, WatchedFolder folder, ContentIds contents) {
        this.reader = new HrCsvReader(settings.options(), contents);
        this.contents = contents;
        this.batch = settings.batch();
        this.feeds = feeds;
        this.folder = folder;
    }

    /**
     * Opens a file as a feed. The feed is named by file name and content, so that tomorrow's file of the same name is another
     * feed. A file that was read to its end but could not be moved has no batches. A file that cannot be read as a feed is one
     * invalid row at line 0.
     */
    OpenFeed open(Path path) throws IOException {
        String name = FileNames.shown(path);
        FeedFile file = folder.open(path);
        try {
            Optional<String> readBefore =
                    feeds.readAndNotMoved(name + "@", file.state().id());
            if (readBefore.isPresent()) {
                return new OpenFeed(readBefore.get(), file, Collections.emptyIterator(), () -> {});
            }
            FeedText text = FeedText.of(file::content, contents);
            return open(name, feeds.nameOf(name + "@" + text.contentId()), file, text);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }

    private OpenFeed open(String name, String feed, FeedFile file, FeedText text) throws IOException {
        try {
            FeedRows rows = reader.read(text, name, file.modified()).open();
            return new OpenFeed(feed, file, new Batches(feed, rows, batch, folder::sign), rows);
        } catch (FeedException e) {
            FeedRow unreadable = new FeedRow.Invalid(0, null, Fault.UNREADABLE_FILE, e.getMessage(), null);
            Iterator<FeedBatch> one =
                    List.of(FeedBatch.ofLines(feed, List.of(unreadable))).iterator();
            return new OpenFeed(feed, file, one, () -> {});
        }
    }

    /** Marks a feed as read to its end, if the file in the folder is still the one that was read. */
    void close(OpenFeed opened) throws IOException {
        if (!opened.file().isUnchanged()) {
            throw new IOException("The file was changed while it was read");
        }
        feeds.close(opened.feed(), opened.file().state().id());
    }

    /** Marks the file of a feed as moved. */
    void moved(OpenFeed opened) {
        feeds.moved(opened.feed());
    }
}
