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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

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

    Intake(EventStore events, FeedStore feeds, ContentIds contents, Audit audit, EventWriter json) {
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

    Sorted sort(FeedBatch batch) {
        return new Sorted(
                batch, unknownRows(batch).stream().map(row -> judge(row, batch)).toList());
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

    private Judged judge(FeedRow row, FeedBatch batch) {
        if (row instanceof FeedRow.Accepted accepted) {
            return admit(accepted, batch);
        }
        return row instanceof FeedRow.Invalid invalid
                ? judged(invalid, Kind.INVALID, null, invalid.reason(), true)
                : judged(row, Kind.SKIPPED, null, ((FeedRow.Skipped) row).reason(), false);
    }

    /**
     * If the database refuses a row because of its content, the row is at fault; for any other failure of the database it is
     * not.
     */
    private Judged admit(FeedRow.Accepted row, FeedBatch batch) {
        try {
            return judge(row, batch);
        } catch (DuplicateKeyException e) { // another node was first; the batch is read again
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
                    json.write(row.event()));
            return judged(invalid, Kind.INVALID, null, invalid.reason(), true);
        }
    }

    private Judged judge(FeedRow.Accepted row, FeedBatch batch) {
        Event event = row.event();
        Optional<EventStore.Entry> found = events.find(event);
        if (found.isEmpty()) {
            events.add(event, batch.feed());
            return judged(row, Kind.ACCEPTED, event.eventId(), null, true);
        }
        EventStore.Entry before = found.get();
        FeedRow.Accepted again = new FeedRow.Accepted(event.withEventId(before.eventId()));
        if (!batch.numbered()) {
            return judged(
                    again,
                    Kind.DUPLICATE,
                    before.eventId(),
                    "The event was accepted before; it is processed once",
                    true);
        }
        if (before.isFrom(batch.feed(), row.line())) {
            return judged(again, Kind.ACCEPTED, before.eventId(), null, true);
        }
        if (before.state().isGivenUp()) {
            events.takeUpAgain(before, event, batch.feed());
            return judged(row, Kind.ACCEPTED, event.eventId(), null, true);
        }
        String first = "Duplicate of line " + before.line() + " of " + before.feed();
        return judged(again, Kind.DUPLICATE, before.eventId(), first, false);
    }

    private Judged judged(FeedRow row, Kind kind, String eventId, String reason, boolean handedOver) {
        RowVerdict verdict = new RowVerdict(row.line(), kind, row.contentId(contents), eventId, reason);
        return new Judged(row, verdict, handedOver);
    }
}
