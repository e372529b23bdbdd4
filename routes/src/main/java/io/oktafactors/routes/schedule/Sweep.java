package io.oktafactors.routes.schedule;

import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.PendingCheck;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.Pending;
import io.oktafactors.routes.state.PendingStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds the factors for which another code or the removal is due. */
@Component
class Sweep {

    private static final String SOURCE = "sweep";

    /** How many events are handed over to the work queue in one transaction. */
    private static final int BATCH = 100;

    private final PendingStore pending;
    private final EventStore events;
    private final EventIds ids;
    private final Pending.Limits limits;
    private final Clock clock;

    Sweep(PendingStore pending, EventStore events, EventIds ids, SweepProperties settings, Clock clock) {
        this.pending = pending;
        this.events = events;
        this.ids = ids;
        this.limits = settings.limits();
        this.clock = clock;
    }

    /** The events that are due now, in batches. */
    Stream<FeedBatch> due() {
        Instant now = clock.instant();
        List<Pending> due = pending.all().stream()
                .filter(one -> one.due(limits, now) != Pending.Due.NOTHING)
                .toList();
        return IntStream.iterate(0, from -> from < due.size(), from -> from + BATCH)
                .mapToObj(from -> due.subList(from, Math.min(from + BATCH, due.size())))
                .map(this::batch);
    }

    private FeedBatch batch(List<Pending> due) {
        return FeedBatch.ofMessages(
                SOURCE,
                due.stream()
                        .flatMap(one -> check(one).stream())
                        .<FeedRow>map(FeedRow.Accepted::new)
                        .toList());
    }

    /**
     * The event for a factor. There is none while the event before it is not finished. If it is unknown whether that was handed
     * over, because a run ended early, the same event is sent again and is processed once.
     */
    private Optional<PendingCheck> check(Pending one) {
        PendingCheck latest = checkOf(one, one.checks());
        Optional<EventState> state = events.find(latest).map(EventStore.Entry::state);
        if (state.isPresent() && state.get().isLast()) {
            pending.countCheck(one.factorId());
            return Optional.of(checkOf(one, one.checks() + 1));
        }
        return state.isEmpty() || state.get() == EventState.ACCEPTED ? Optional.of(latest) : Optional.empty();
    }

    private PendingCheck checkOf(Pending one, int number) {
        Origin origin = new Origin(SOURCE, SOURCE, 0, clock.instant());
        return PendingCheck.of(ids, one.factorId(), one.login(), number, origin);
    }
}
