package io.oktafactors.routes.schedule;

import io.oktafactors.routes.MfaProperties;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.PendingCheck;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.Pending;
import io.oktafactors.routes.state.PendingStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the factors for which something is due. */
@Component
class Sweep {

    private static final String SOURCE = "sweep";

    /** How many are handed over to the work queue in one transaction. */
    private static final int BATCH = 100;

    private final PendingStore pending;
    private final EventStore events;
    private final MfaProperties.Sweep limits;
    private final Clock clock;

    Sweep(PendingStore pending, EventStore events, MfaProperties properties, Clock clock) {
        this.pending = pending;
        this.events = events;
        this.limits = properties.sweep();
        this.clock = clock;
    }

    /** What is due now, in batches. */
    List<List<Pending>> due() {
        Instant now = clock.instant();
        List<Pending> due = pending.all().stream()
                .filter(one -> one.due(limits, now) != Pending.Due.NOTHING)
                .toList();
        List<List<Pending>> batches = new ArrayList<>();
        for (int from = 0; from < due.size(); from += BATCH) {
            batches.add(due.subList(from, Math.min(from + BATCH, due.size())));
        }
        return batches;
    }

    /**
     * The event for a factor. The one before it may still be on its way, and then there is none; one of which that is not
     * known, because a run ended before it was handed over, comes again, and work does it once.
     */
    Optional<PendingCheck> check(Pending one) {
        PendingCheck latest = checkOf(one, one.checks());
        Optional<EventState> state = events.find(latest.eventId()).map(EventStore.Entry::state);
        if (state.isEmpty()) {
            events.add(latest, SOURCE);
            return Optional.of(latest);
        }
        if (state.get().isLast()) {
            PendingCheck next = checkOf(one, one.checks() + 1);
            pending.countCheck(one.factorId());
            events.add(next, SOURCE);
            return Optional.of(next);
        }
        return state.filter(EventState.ACCEPTED::equals).map(accepted -> latest);
    }

    private PendingCheck checkOf(Pending one, int number) {
        return new PendingCheck(one.factorId(), one.login(), number, new Origin(SOURCE, SOURCE, 0, clock.instant()));
    }
}
