package io.oktafactors.routes.accept;

import io.oktafactors.routes.audit.Audit;
import io.oktafactors.routes.event.ContentIds;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventWriter;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.FeedStore;
import io.oktafactors.routes.state.RowVerdict;
import io.oktafactors.routes.state.RowVerdict.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Decides what happens to each row of a feed. Before the hand-over, each new event gets its entry in the event store; after it,
 * each row gets its verdict in the feed store. If the app crashes in between, the batch is handed over again, and nothing is
 * done twice.
 */
@Component
class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final EventStore events;
    private final FeedStore feeds;
    private final ContentIds contents;
    private final Audit audit;
    private final EventWriter json;
    private final TransactionOperations transaction;

    Intake(
            EventStore events,
            FeedStore feeds,
            ContentIds contents,
            Audit audit,
            EventWriter json,
            TransactionOperations transaction) {
        this.transaction = transaction;
        this.events = events;
        this.feeds = feeds;
        this.contents = contents;
        this.audit = audit;
        this.json = json;
    }

    /** A batch after the decision, without rows that had a verdict before. */
    record Sorted(FeedBatch batch, List<Judged> rows) {

        /** The events for the work queue. */
        Stream<Event> events() {
            return rows.stream()
                    .filter(judged -> judged.handedOver() && judged.row() instanceof FeedRow.Accepted)
                    .map(judged -> ((FeedRow.Accepted) judged.row()).event());
        }

        /** The rows for the invalid channel. */
        Stream<FeedRow.Invalid> invalid() {
            return rows.stream()
                    .map(Judged::row)
                    .filter(FeedRow.Invalid.class::isInstance)
                    .map(FeedRow.Invalid.class::cast);
        }
    }

    /** @param handedOver whether the row is sent to a queue */
    record Judged(FeedRow row, RowVerdict verdict, boolean handedOver) {}

    /**
     * Decides on the rows of a batch, in one database transaction. If the database refuses it because of the content of a row,
     * each row has a transaction of its own, so that only the row at fault goes to the invalid channel.
     */
    Sorted sort(FeedBatch batch) {
        List<FeedRow> rows = unknownRows(batch);
        try {
            return new Sorted(batch, judge(rows, batch));
        } catch (DuplicateKeyException e) { // another node was first; the batch is read again
            throw e;
        } catch (DataIntegrityViolationException e) {
            return new Sorted(
                    batch, rows.stream().map(row -> judgeAlone(row, batch)).toList());
        }
    }

    /** Stores the verdicts of a batch that was handed over. */
    void keep(Sorted sorted) {
        String feed = sorted.batch().feed();
        if (sorted.batch().numbered()) {
            feeds.add(feed, sorted.rows().stream().map(Judged::verdict).toList());
        }
        sorted.rows().forEach(judged -> audit.write(line(feed, judged)));
    }

    private static Audit.Line line(String feed, Judged judged) {
        RowVerdict verdict = judged.verdict();
        String decision = verdict.kind().name().toLowerCase(Locale.ROOT);
        return judged.row() instanceof FeedRow.Accepted accepted && judged.handedOver()
                ? Audit.Line.of(decision, accepted.event(), verdict.reason())
                : Audit.Line.ofRow(decision, feed, verdict.line(), verdict.eventId(), verdict.reason());
    }

    private List<FeedRow> unknownRows(FeedBatch batch) {
        if (!batch.numbered() || batch.rows().isEmpty()) {
            return batch.rows();
        }
        long first = batch.rows().get(0).line();
        long last = batch.rows().get(batch.rows().size() - 1).line();
        Map<Long, String> known = feeds.contentIds(batch.feed(), first, last);
        return batch.rows().stream()
                .filter(row -> !row.contentId(contents).equals(known.get(row.line())))
                .toList();
    }

    private List<Judged> judge(List<FeedRow> rows, FeedBatch batch) {
        return transaction.execute(status -> {
            Map<String, EventStore.Entry> known = new HashMap<>(events.find(eventsOf(rows)));
            List<EventStore.Entry> added = new ArrayList<>();
            List<Judged> judged = new ArrayList<>();
            for (FeedRow row : rows) {
                judged.add(judge(row, batch, known, added));
            }
            events.add(added);
            return judged;
        });
    }

    private static List<Event> eventsOf(List<FeedRow> rows) {
        return rows.stream()
                .filter(FeedRow.Accepted.class::isInstance)
                .map(row -> ((FeedRow.Accepted) row).event())
                .toList();
    }

    /**
     * If the database refuses a row because of its content, the row is at fault; for any other failure of the database it is
     * not.
     */
    private Judged judgeAlone(FeedRow row, FeedBatch batch) {
        try {
            return judge(List.of(row), batch).get(0);
        } catch (DuplicateKeyException e) {
            throw e;
        } catch (DataIntegrityViolationException e) {
            LOG.warn(
                    "The database rejects a value in line {} of {}; the line goes to the invalid channel",
                    row.line(),
                    batch.feed());
            FeedRow.Invalid invalid = new FeedRow.Invalid(
                    row.line(),
                    null,
                    Fault.UNREADABLE_RECORD,
                    "The database rejects a value of the record; look for an unusual value and correct it.",
                    json.write(((FeedRow.Accepted) row).event()));
            return judged(invalid, Kind.INVALID, null, invalid.reason(), true);
        }
    }

    /**
     * @param known the entries of events that were accepted before, by the id of the event; this row's is added
     * @param added the entries that are new
     */
    private Judged judge(
            FeedRow row, FeedBatch batch, Map<String, EventStore.Entry> known, List<EventStore.Entry> added) {
        if (row instanceof FeedRow.Invalid invalid) {
            return judged(invalid, Kind.INVALID, null, invalid.reason(), true);
        }
        if (row instanceof FeedRow.Skipped skipped) {
            return judged(skipped, Kind.SKIPPED, null, skipped.reason(), false);
        }
        Event event = ((FeedRow.Accepted) row).event();
        EventStore.Entry before = known.get(event.eventId());
        boolean sameLine = before != null && before.isFrom(batch.feed(), row.line());
        if (before != null && batch.numbered() && !sameLine && before.state().isGivenUp()) {
            events.remove(before);
            before = null;
        }
        if (before == null) {
            EventStore.Entry entry = events.entryOf(event, batch.feed());
            known.put(event.eventId(), entry);
            added.add(entry);
            return judged(row, Kind.ACCEPTED, event.eventId(), null, true);
        }
        FeedRow.Accepted again = new FeedRow.Accepted(event.withEventId(before.eventId()));
        if (!batch.numbered()) {
            return judged(
                    again,
                    Kind.DUPLICATE,
                    before.eventId(),
                    "The event was accepted before; it is processed once",
                    true);
        }
        if (sameLine) {
            return judged(again, Kind.ACCEPTED, before.eventId(), null, true);
        }
        String first = "Duplicate of line " + before.line() + " of " + before.feed();
        return judged(again, Kind.DUPLICATE, before.eventId(), first, false);
    }

    private Judged judged(FeedRow row, Kind kind, String eventId, String reason, boolean handedOver) {
        RowVerdict verdict = new RowVerdict(row.line(), kind, row.contentId(contents), eventId, reason);
        return new Judged(row, verdict, handedOver);
    }
}
