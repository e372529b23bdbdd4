package io.oktafactors.routes.work;

import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.VerificationStore;
import io.oktafactors.routes.work.plan.OktaFactor;
import io.oktafactors.routes.work.plan.OktaUser;
import io.oktafactors.routes.work.plan.Plan;
import io.oktafactors.routes.work.plan.Step;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;

/** The properties of an exchange while an event is processed. */
final class Work {

    static final String EVENT = "mfaEvent";
    static final String USER = "mfaUser";
    static final String PLAN = "mfaPlan";
    static final String STEP = "mfaStep";

    /** The outcome that a step found; without it, the outcome of the plan is used. */
    private static final String OUTCOME = "mfaOutcome";

    private static final String REASON = "mfaOutcomeReason";

    private Work() {}

    /** The event; null for a message that could not be read as one. */
    static Event event(Exchange exchange) {
        return exchange.getProperty(EVENT, Event.class);
    }

    /** The user of the event. */
    static OktaUser user(Exchange exchange) {
        return exchange.getProperty(USER, OktaUser.class);
    }

    static Plan plan(Exchange exchange) {
        return exchange.getProperty(PLAN, Plan.class);
    }

    static <S extends Step> S step(Exchange exchange, Class<S> kind) {
        return exchange.getProperty(STEP, kind);
    }

    /** The factors in the message body. */
    @SuppressWarnings("unchecked")
    static List<OktaFactor> factors(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }

    /** After a ticket, the code for a new factor is expected in a ticket with the same number. */
    static void awaitActivation(Exchange exchange, VerificationStore verifications, OktaFactor factor) {
        if (event(exchange) instanceof Ticket ticket) {
            verifications.open(new VerificationStore.Open(
                    ticket.ticket(),
                    ticket.subject(),
                    factor.id(),
                    factor.factorType(),
                    VerificationStore.Purpose.ACTIVATE,
                    ticket.eventId(),
                    null));
        }
    }

    /** Takes back what was recorded before a call that did nothing, and continues with its failure. */
    static Processor takeBack(Consumer<Exchange> note) {
        return exchange -> {
            note.accept(exchange);
            throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        };
    }

    static void outcome(Exchange exchange, EventState outcome, String reason) {
        exchange.setProperty(OUTCOME, outcome);
        exchange.setProperty(REASON, reason);
    }

    static EventState outcome(Exchange exchange) {
        return exchange.getProperty(OUTCOME, plan(exchange).outcome(), EventState.class);
    }

    static String reason(Exchange exchange) {
        return exchange.getProperty(REASON, plan(exchange).reason(), String.class);
    }

    static Predicate isNotFound() {
        return exchange -> {
            var failure = exchange.getException(OktaFactorsException.class);
            return failure != null && failure.getStatusCode() == 404;
        };
    }
}
