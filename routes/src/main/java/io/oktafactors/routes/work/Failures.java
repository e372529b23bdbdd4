package io.oktafactors.routes.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.routes.MfaProperties;
import io.oktafactors.routes.audit.Audit;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.Lane;
import io.oktafactors.routes.event.ShownText;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.policy.PersonUnfitException;
import io.oktafactors.routes.queue.QueueHeaders;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What goes wrong: describes the failure on the message, which the error channels then send on its way. */
@Component
class Failures {

    /** Spreads out those that wait for the same reset. */
    private static final Duration JITTER = Duration.ofMillis(500);

    /** How much longer those wait that are not urgent, so that leavers are the first to call again. */
    private static final Duration COURTESY = Duration.ofMillis(500);

    /** Exchange property: how long the worker rests, in milliseconds. */
    static final String REST = "mfaRest";

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final int LONGEST_DOUBLING = 10;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final EventStore events;
    private final Audit audit;
    private final QueueHeaders headers;
    private final MfaProperties.Work limits;
    private final ObjectMapper json;
    private final Clock clock;

    Failures(
            EventStore events,
            Audit audit,
            QueueHeaders headers,
            MfaProperties properties,
            ObjectMapper json,
            Clock clock) {
        this.events = events;
        this.audit = audit;
        this.headers = headers;
        this.limits = properties.work();
        this.json = json;
        this.clock = clock;
    }

    boolean mayReturn(Exchange exchange) {
        return count(exchange, QueueHeaders.RATE_LIMITED) < limits.returns();
    }

    boolean mayTryAgain(Exchange exchange) {
        return count(exchange, QueueHeaders.ATTEMPTS) + 1 < limits.attempts();
    }

    /**
     * Okta takes no more calls, or the budget lets none through: the event returns when they do. The worker rests meanwhile: the
     * others that wait in this lane would only follow.
     */
    void rateLimited(Exchange exchange) {
        var limit = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, OktaFactorsException.RateLimited.class);
        Event event = Work.event(exchange);
        boolean urgent = event.lane() == Lane.URGENT;
        Instant returns = clock.instant()
                .plus(limit.getRetryAfter())
                .plus(urgent ? Duration.ZERO : COURTESY)
                .plusMillis(ThreadLocalRandom.current().nextLong(JITTER.toMillis()));
        String reason = describe(exchange, "returns to the work queue at " + returns);
        headers.returnAt(exchange.getMessage(), event, returns);
        events.countRateLimited(event.eventId(), reason);
        if (countUp(exchange, QueueHeaders.RATE_LIMITED) == 1) { // an event may return a hundred times
            audit.write(Audit.Line.of("rate-limited", event, reason));
        }
        exchange.setProperty(
                REST, Math.min(limits.rest().toMillis(), limit.getRetryAfter().toMillis()));
    }

    /** The event comes back in a moment, however often. */
    void waitForOlder(Exchange exchange) {
        Instant again = clock.instant().plus(MOMENT);
        String reason = describe(exchange, "looked at again at " + again);
        headers.deliverAt(exchange.getMessage(), again);
        events.move(Work.event(exchange).eventId(), EventState.RETRYING, reason);
    }

    /** The failure may pass: the event is tried again after a wait that doubles. */
    void retry(Exchange exchange) {
        int failed = countUp(exchange, QueueHeaders.ATTEMPTS);
        Instant again =
                clock.instant().plus(limits.retryDelay().multipliedBy(1L << Math.min(failed - 1, LONGEST_DOUBLING)));
        String reason = describe(exchange, "attempt " + (failed + 1) + " of " + limits.attempts() + " at " + again);
        headers.deliverAt(exchange.getMessage(), again);
        Event event = Work.event(exchange);
        if (event != null) {
            events.countAttempt(event.eventId(), reason);
            audit.write(Audit.Line.of("retry", event, reason));
        }
    }

    /** Another try would fail the same way. */
    void rejected(Exchange exchange) {
        giveUp(exchange, EventState.REJECTED, "correct the cause, then feed it again");
    }

    /** Each attempt failed. */
    void failed(Exchange exchange) {
        countUp(exchange, QueueHeaders.ATTEMPTS);
        giveUp(exchange, EventState.FAILED, "look into the cause, then feed it again");
    }

    /** Somebody sent it who is not this app; the event whose id it has is left as it is, and the sender gets no answer. */
    void forged(Exchange exchange) {
        String reason = describe(exchange, "find out who may send to the work queue, and sent it");
        headers.deliverNow(exchange.getMessage());
        String id = Work.event(exchange).eventId();
        LOG.error("ALARM: a forged event with the id {} was on the work queue: {}", ShownText.of(id), reason);
        audit.write(Audit.Line.ofRow("forged", "work queue", 0, id, reason));
        exchange.removeProperty(Work.EVENT);
    }

    private void giveUp(Exchange exchange, EventState state, String next) {
        String reason = describe(exchange, next);
        headers.deliverNow(exchange.getMessage());
        Event event = Work.event(exchange);
        LOG.warn("{}: event {}: {}", state, event == null ? "(not readable)" : event.eventId(), reason);
        if (event instanceof Ticket ticket) {
            message(exchange, ticket.withoutSecrets());
        }
        if (event != null) {
            events.move(event.eventId(), state, reason);
            audit.write(Audit.Line.of(state.name().toLowerCase(Locale.ROOT), event, reason));
        }
    }

    private void message(Exchange exchange, Event event) {
        try {
            exchange.getMessage().setBody(json.writerFor(Event.class).writeValueAsString(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event did not become JSON", e);
        }
    }

    /** Puts the failure into the headers and returns it as a sentence. */
    private static String describe(Exchange exchange, String next) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Message message = exchange.getMessage();
        String reason = ShownText.of(reasonOf(failure));
        QueueHeaders.show(message, QueueHeaders.REASON, reason);
        message.setHeader(QueueHeaders.NEXT, next);
        if (failure instanceof OktaFactorsException okta) {
            message.setHeader(QueueHeaders.OPERATION, okta.getOperation().name());
            message.setHeader(QueueHeaders.STATUS, okta.getStatusCode() == 0 ? null : okta.getStatusCode());
            QueueHeaders.show(message, QueueHeaders.ERROR_CODE, okta.getErrorCode());
            QueueHeaders.show(message, QueueHeaders.ERROR_ID, okta.getErrorId());
            QueueHeaders.show(message, QueueHeaders.REQUEST_ID, okta.getRequestId());
        }
        return reason;
    }

    /** Only messages that are known to hold no personal data are told. */
    private static String reasonOf(Exception failure) {
        if (failure instanceof OktaFactorsException
                || failure instanceof PersonUnfitException
                || failure instanceof FactorsLeftException
                || failure instanceof OlderEventException
                || failure instanceof ForgedEventException) {
            return failure.getMessage();
        }
        LOG.error("An unexpected failure", failure);
        return "Unexpected " + failure.getClass().getSimpleName() + "; see the log";
    }

    private static int count(Exchange exchange, String header) {
        return exchange.getMessage().getHeader(header, 0, Integer.class);
    }

    private static int countUp(Exchange exchange, String header) {
        int count = count(exchange, header) + 1;
        exchange.getMessage().setHeader(header, count);
        return count;
    }
}
