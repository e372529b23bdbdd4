package io.oktafactors.routes.state;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The verdict of each row of each feed, so that a feed that is read again after a crash continues. */
@Repository
public class FeedStore {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    FeedStore(JdbcOperations batches, Clock clock) {
        this.jdbc = JdbcClient.create(batches);
        this.batches = batches;
        this.clock = clock;
    }

    /** Line and content of the rows between two lines of a feed, both included, that have a verdict. */
    public Map<Long, String> contentIds(String feed, long first, long last) {
        Map<Long, String> contentIds = new HashMap<>();
        jdbc.sql("select line, content_id from feed_row where feed = :feed and line between :first and :last")
                .param("feed", feed)
                .param("first", first)
                .param("last", last)
                .query(row -> {
                    contentIds.put(row.getLong("line"), row.getString("content_id"));
                });
        return contentIds;
    }

    /** Stores verdicts, and replaces those of other rows at the same lines. */
    @Transactional
    public void add(String feed, List<RowVerdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        List<Long> lines = verdicts.stream().map(RowVerdict::line).toList();
        // Without the bounds, H2 reads all rows of the feed.
        jdbc.sql("delete from feed_row where feed = :feed and line between :first and :last and line in (:lines)")
                .param("feed", feed)
                .param("first", Collections.min(lines))
                .param("last", Collections.max(lines))
                .param("lines", lines)
                .update();
        batches.batchUpdate(
                "insert into feed_row (feed, line, verdict, content_id, event_id, reason) values (?, ?, ?, ?, ?, ?)",
                verdicts.stream()
                        .map(verdict -> new Object[] {
                            feed,
                            verdict.line(),
                            verdict.kind().name(),
                            verdict.contentId(),
                            verdict.eventId(),
                            EventStore.shortened(verdict.reason())
                        })
                        .toList());
    }

    /**
     * The name of a feed that is read now. A feed that was read to its end and is fed again gets another name; one whose
     * reading was interrupted keeps its name.
     */
    public String nameOf(String feed) {
        long before = jdbc.sql("select count(*) from feed where feed = :feed or feed like :again escape '!'")
                .param("feed", feed)
                .param("again", prefix(feed + "/"))
                .query(Long.class)
                .single();
        return before == 0 ? feed : feed + "/" + (before + 1);
    }

    /**
     * Marks a feed as read to its end.
     *
     * @param file state of its file in the folder, until it is {@link #moved}
     */
    @Transactional
    public void close(String feed, String file) {
        jdbc.sql("delete from feed where feed = :feed").param("feed", feed).update();
        jdbc.sql("insert into feed (feed, read_at, unmoved) values (:feed, :now, :file)")
                .param("feed", feed)
                .param("now", EventStore.at(clock.instant()))
                .param("file", file)
                .update();
    }

    /** Marks the file of a feed as moved. */
    public void moved(String feed) {
        jdbc.sql("update feed set unmoved = null where feed = :feed")
                .param("feed", feed)
                .update();
    }

    /**
     * The feed of a file that was read to its end and is still in the folder.
     *
     * @param start prefix of the feed's name
     * @param file state of the file in the folder
     */
    public Optional<String> readAndNotMoved(String start, String file) {
        return jdbc
                .sql("select feed from feed where unmoved = :file and feed like :start escape '!'")
                .param("file", file)
                .param("start", prefix(start))
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    private static String prefix(String start) {
        return start.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    /** The feeds that were read to their end. */
    public Collection<String> closed() {
        return jdbc.sql("select feed from feed order by read_at")
                .query(String.class)
                .list();
    }
}
