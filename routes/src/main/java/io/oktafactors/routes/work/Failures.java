package io.oktafactors.routes.work;

import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.routes.audit.Audit;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventWriter;
import io.oktafactors.routes.event.Lane;
import io.oktafactors.routes.event.ShownText;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.policy.PersonUnfitException;
import io.oktafactors.routes.queue.QueueHeaders;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.EventStore;
import io.oktafactors.routes.state.Fence;
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
import org.springframework.transaction.annotation.Transactional;

/** Failures: describes the failure in the headers of the message, which the error channels then send. */
@Component
class Failures {

    /** Spreads events that wait for the same reset. */
    private static final Duration JITTER = Duration.ofMillis(500);

    /** Additional wait of events that are not urgent, so that leavers are the first to call again. */
    private static final Duration COURTESY = Duration.ofMillis(500);

    /** Exchange property: how long the worker pauses, in milliseconds. */
    static final String REST = "mfaRest";

    /** How long an event waits for an older one the first time; each further wait is twice as long. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private static final int LONGEST_DOUBLING = 10;

    private static final String FORGED =
            "The message on the work queue was not sent by this app: no event with this id and content was accepted";

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final EventStore events;
    private final Fence fence;
    private final ForgedEvents forgedEvents;
    private final Audit audit;
    private final QueueHeaders headers;
    private final WorkProperties limits;
    private final EventWriter json;
    private final Clock clock;

    Failures(
            EventStore events,
            Fence fence,
            ForgedEvents forgedEvents,
            Audit audit,
            QueueHeaders headers,
            WorkProperties limits,
            EventWriter json,
            Clock clock) {
        this.events = events;
        this.fence = fence;
        this.forgedEvents = forgedEvents;
        this.audit = audit;
        this.headers = headers;
        this.limits = limits;
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
     * Okta or the budget accepts no calls now: the event returns when the call may be sent. The worker pauses, since other
     * events of this lane would have to wait as well.
     */
    @Transactional
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
        exchange.getMessage().removeHeader(QueueHeaders.WAITS);
        fence.begin(event);
        events.countRateLimited(event.eventId(), reason);
        if (countUp(exchange, QueueHeaders.RATE_LIMITED) == 1) { // an event may return many times
            audit.write(Audit.Line.of("rate-limited", event, reason));
        }
        exchange.setProperty(
                REST, Math.min(limits.rest().toMillis(), limit.getRetryAfter().toMillis()));
    }

    /** The broker delivers the event when it takes effect, and not at once: the broker's clock may be ahead. */
    void waitForItsTime(Exchange exchange) {
        Instant due = Work.event(exchange).effectiveAt();
        Instant soon = clock.instant().plus(MOMENT);
        headers.deliverAt(exchange.getMessage(), due.isAfter(soon) ? due : soon);
    }

    /** The event is delivered again after a wait, any number of times; the wait doubles with each one. */
    void waitForOlder(Exchange exchange) {
        int waits = countUp(exchange, QueueHeaders.WAITS);
        Duration wait = doubled(MOMENT, waits);
        Instant again = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        String reason = describe(exchange, "checked again at " + again);
        headers.deliverAt(exchange.getMessage(), again);
        if (waits == 1) { // only if the store knows the event
            events.move(Work.event(exchange).eventId(), EventState.RETRYING, reason);
        }
    }

    /**
     * Only this app sends to the work queue, and only events that it accepted, so this message is from somebody else. The event
     * with its id is not changed, and no reply is sent.
     */
    void forged(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(QueueHeaders.REASON, FORGED);
        message.setHeader(QueueHeaders.NEXT, "check who can send to the broker");
        audit.write(Audit.Line.ofRow("forged", "work queue", 0, null, FORGED));
        forgedEvents.found();
        exchange.removeProperty(Work.EVENT);
    }

    /** A temporary failure: the event is tried again after a wait that doubles. */
    @Transactional
    void retry(Exchange exchange) {
        int failed = countUp(exchange, QueueHeaders.ATTEMPTS);
        Instant again = clock.instant().plus(doubled(limits.retryDelay(), failed));
        String reason = describe(exchange, "attempt " + (failed + 1) + " of " + limits.attempts() + " at " + again);
        headers.deliverAt(exchange.getMessage(), again);
        exchange.getMessage().removeHeader(QueueHeaders.WAITS);
        Event event = Work.event(exchange);
        fence.begin(event);
        events.countAttempt(event.eventId(), reason);
        audit.write(Audit.Line.of("retry", event, reason));
    }

    private static Duration doubled(Duration first, int times) {
        return first.multipliedBy(1L << Math.min(times - 1, LONGEST_DOUBLING));
    }

    /** Another attempt would fail in the same way. */
    @Transactional
    void rejected(Exchange exchange) {
        giveUp(exchange, EventState.REJECTED, "correct the cause, then feed it again");
    }

    /** All attempts failed. */
    @Transactional
    void failed(Exchange exchange) {
        countUp(exchange, QueueHeaders.ATTEMPTS);
        giveUp(exchange, EventState.FAILED, "find and correct the cause, then feed it again");
    }

    private void giveUp(Exchange exchange, EventState state, String next) {
        String reason = describe(exchange, next);
        headers.deliverNow(exchange.getMessage());
        Event event = Work.event(exchange);
        LOG.warn("{}: event {}: {}", state, event.eventId(), reason);
        if (event instanceof Ticket ticket) {
            exchange.getMessage().setBody(json.write(ticket.withoutSecrets()));
        }
        fence.begin(event);
        events.move(event.eventId(), state, reason);
        audit.write(Audit.Line.of(state.name().toLowerCase(Locale.ROOT), event, reason));
    }

    /** Writes the failure to the headers and returns it as a sentence. */
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

    /** Only messages that are known to contain no personal data are used. */
    private static String reasonOf(Exception failure) {
        if (failure instanceof OktaFactorsException
                || failure instanceof PersonUnfitException
                || failure instanceof FactorsLeftException
                || failure instanceof OlderEventException
                || failure instanceof ForgedEventException) {
            return failure.getMessage();
        }
        LOG.error("An event failed with an unexpected error", failure);
        return "Unexpected " + failure.getClass().getSimpleName() + "; see the log";
    }

    /** The number in a header; 0 if it is not a count of this app. */
    private static int count(Exchange exchange, String header) {
        return exchange.getMessage().getHeader(header) instanceof Integer count && count > 0 ? count : 0;
    }

    private static int countUp(Exchange exchange, String header) {
        int count = count(exchange, header) + 1;
        exchange.getMessage().setHeader(header, count);
        return count;
    }
}
