package io.oktafactors.routes.accept;

import io.oktafactors.routes.audit.Audit;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.FeedStore;
import io.oktafactors.routes.state.RowVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Decides which rows of a feed go on. Before the hand-over each new event has its entry in the event store; after it each
 * row has its verdict in the feed store. A crash in between hands the batch over once more, and work does nothing twice.
 */
@Component
class Intake {

    private final EventStore events;
    private final FeedStore feeds;
    private final Audit audit;

    Intake(EventStore events, FeedStore feeds, Audit audit) {
        this.events = events;
        this.feeds = feeds;
        this.audit = audit;
    }

    /**
     * A batch after the decision.
     *
     * @param events what goes to the work queue
     * @param invalid what goes to the invalid channel
     * @param verdicts what is kept once both are there
     */
    record Sorted(String feed, List<HrEvent> events, List<FeedRow.Invalid> invalid, List<RowVerdict> verdicts) {}

    Sorted sort(FeedBatch batch) {
        Sorted sorted = new Sorted(batch.feed(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (FeedRow row : unknownRows(batch)) {
            if (row instanceof FeedRow.Accepted accepted) {
                sorted.verdicts().add(offer(accepted.event(), batch.feed(), sorted.events()));
            } else if (row instanceof FeedRow.Invalid invalid) {
                sorted.invalid().add(invalid);
                sorted.verdicts().add(new RowVerdict(invalid.line(), RowVerdict.Kind.INVALID, null, invalid.reason()));
            } else if (row instanceof FeedRow.Skipped skipped) {
                sorted.verdicts().add(new RowVerdict(skipped.line(), RowVerdict.Kind.SKIPPED, null, skipped.reason()));
            }
        }
        return sorted;
    }

    /** Keeps the verdicts of a batch that was handed over. */
    void keep(Sorted sorted) {
        feeds.add(sorted.feed(), sorted.verdicts());
        sorted.events().forEach(event -> audit.write(Audit.Line.of("accepted", event, null)));
        for (RowVerdict verdict : sorted.verdicts()) {
            if (verdict.kind() != RowVerdict.Kind.ACCEPTED) {
                audit.write(Audit.Line.ofRow(
                        verdict.kind().name().toLowerCase(Locale.ROOT),
                        sorted.feed(),
                        verdict.line(),
                        verdict.eventId(),
                        verdict.reason()));
            }
        }
    }

    private List<FeedRow> unknownRows(FeedBatch batch) {
        if (batch.rows().isEmpty()) {
            return List.of();
        }
        long first = batch.rows().get(0).line();
        long last = batch.rows().get(batch.rows().size() - 1).line();
        Set<Long> known = feeds.linesWithVerdict(batch.feed(), first, last);
        return batch.rows().stream().filter(row -> !known.contains(row.line())).toList();
    }

    private RowVerdict offer(HrEvent event, String feed, List<HrEvent> accepted) {
        long line = event.origin().line();
        Optional<EventStore.Entry> before = events.find(event.eventId());
        boolean elsewhere = before.isPresent() && !before.get().isFrom(feed, line);
        boolean again = elsewhere && before.get().state().isGivenUp();
        if (elsewhere && !again) {
            return new RowVerdict(
                    line,
                    RowVerdict.Kind.DUPLICATE,
                    event.eventId(),
                    "The same as line " + before.get().line() + " of "
                            + before.get().feed());
        }
        if (again) {
            events.takeUpAgain(event, feed);
        } else if (before.isEmpty()) {
            events.add(event, feed);
        }
        accepted.add(event);
        return new RowVerdict(line, RowVerdict.Kind.ACCEPTED, event.eventId(), null);
    }
}
