package io.oktafactors.routes.work;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.routes.audit.Audit;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.event.PendingCheck;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.event.UnkeyedIds;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.Fence;
import io.oktafactors.routes.state.PendingStore;
import io.oktafactors.routes.state.VerificationStore;
import io.oktafactors.routes.work.plan.OktaFactor;
import io.oktafactors.routes.work.plan.Step;
import java.time.Clock;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Success: whether an event is processed, what was done to each factor, and that the event is done. */
@Component
class Decisions {

    private final EventStore events;
    private final Fence fence;
    private final PendingStore pending;
    private final VerificationStore verifications;
    private final EventIds ids;
    private final Audit audit;
    private final Clock clock;

    Decisions(
            EventStore events,
            Fence fence,
            PendingStore pending,
            VerificationStore verifications,
            EventIds ids,
            Audit audit,
            Clock clock) {
        this.events = events;
        this.ids = ids;
        this.fence = fence;
        this.pending = pending;
        this.verifications = verifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Whether an event is to be processed: it is not done yet, and there is no newer one of its person.
     *
     * @throws ForgedEventException if it is not the event that was accepted with its id
     * @throws NotYetDueException if it takes effect later
     * @throws OlderEventException if it has to wait for the person's leaver event, whose factors would otherwise not be
     * removed, or for an older ticket of the person, which it may have overtaken at the rate limit
     */
    boolean admits(Event event) {
        EventStore.Entry accepted = events.find(event.eventId())
                .filter(entry -> isGenuine(event, entry))
                .orElseThrow(ForgedEventException::new);
        if (accepted.state().isLast()) {
            return false; // the broker redelivers what was done just before a crash
        }
        if (event instanceof HrEvent && event.effectiveAt().isAfter(clock.instant())) {
            throw new NotYetDueException();
        }
        if (startsAnew(event) && events.hasOpenLeaverBefore(event)
                || event instanceof Ticket && events.hasOpenTicketBefore(event)) {
            throw new OlderEventException();
        }
        Optional<Fence.Mark> newer = event instanceof HrEvent hr ? fence.newerThan(hr) : fence.leaverBefore(event);
        newer.ifPresent(mark -> {
            String reason = "A newer event of the person, effective " + mark.effectiveAt() + ", was processed before";
            events.move(event.eventId(), EventState.SUPERSEDED, reason);
            audit.write(Audit.Line.of("superseded", event, reason));
            if (event instanceof PendingCheck check) {
                pending.remove(check.factorId());
            }
        });
        return newer.isEmpty();
    }

    /** One factor was enrolled; the message body is Okta's answer. */
    void enrolled(Exchange exchange) {
        OktaFactor factor = exchange.getMessage().getBody(OktaFactor.class);
        factorDecided(
                "factor-enrolled",
                exchange,
                factor.factorType(),
                factor.id(),
                "The status in Okta is " + factor.status());
        pending(exchange, factor);
    }

    /** Stores a factor that is not activated yet. */
    void pending(Exchange exchange, OktaFactor factor) {
        if (factor.isPending()) {
            pending.add(factor.id(), Work.event(exchange).login(), factor.factorType());
        }
    }

    /** Another code for the activation of a factor was sent. */
    void resent(Exchange exchange) {
        OktaFactor factor = Work.step(exchange, Step.Resend.class).factor();
        factorDecided("code-resent", exchange, factor.factorType(), factor.id(), null);
    }

    /** One factor was activated. */
    void activated(String factorId) {
        pending.remove(factorId);
    }

    /** One factor was removed, or was gone already. */
    void unenrolled(Exchange exchange) {
        Step.Unenroll step = Work.step(exchange, Step.Unenroll.class);
        factorDecided("factor-unenrolled", exchange, step.factorType(), step.factorId(), null);
        pending.remove(step.factorId());
    }

    /** All steps of the plan were done. */
    @Transactional
    void done(Exchange exchange) {
        Event event = Work.event(exchange);
        String reason = Work.reason(exchange);
        EventState outcome = Work.outcome(exchange);
        events.move(event.eventId(), outcome, reason);
        fence.begin(event);
        if (event instanceof Ticket ticket && ticket.completes() && outcome != EventState.DENIED) {
            verifications.close(ticket.ticket());
        }
        audit.write(Audit.Line.of("done", event, reason));
    }

    /** Whether the event is the one that was accepted. */
    private boolean isGenuine(Event event, EventStore.Entry accepted) {
        return accepted.subject().equals(event.subject())
                && accepted.type().equals(event.typeName())
                && (accepted.keyed()
                        ? ids.isGenuine(event)
                        : UnkeyedIds.of(event).equals(event.eventId()));
    }

    private static boolean startsAnew(Event event) {
        return event instanceof HrEvent hr && hr.type() != EventType.LEAVER;
    }

    private void factorDecided(String decision, Exchange exchange, String factor, String factorId, String reason) {
        String requestId = exchange.getMessage().getHeader(OktaFactorsConstants.REQUEST_ID, String.class);
        audit.write(Audit.Line.ofFactor(decision, Work.event(exchange), factor, factorId, reason, requestId));
    }
}
