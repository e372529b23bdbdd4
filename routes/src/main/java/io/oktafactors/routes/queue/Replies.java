package io.oktafactors.routes.queue;

import io.oktafactors.routes.audit.Audit;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.state.EventStore;
import jakarta.jms.JMSException;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers to those who asked for one. Where to answer travels with the message, from the ticket queue over the work queue to
 * the end, so each message is answered, and in the transaction in which it is taken off its queue.
 */
@Component
public class Replies {

    private static final String ADDRESS = "mfaReplyAddress";
    private static final String REFUSED = "mfaReplyRefused";
    private static final String WHY_REFUSED =
            "The ticket names a queue for its reply that is none of those in mfa.replies.queues; it gets no reply";
    private static final String WHY_UNDELIVERABLE =
            "The ticket names a queue for its reply that the broker has as a topic; it gets no reply";

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final EventStore events;
    private final ReplyQueues queues;
    private final Audit audit;

    Replies(EventStore events, ReplyQueues queues, Audit audit) {
        this.events = events;
        this.queues = queues;
        this.audit = audit;
    }

    /** Keeps where the message that came in wants its answer. */
    public void remember(Exchange exchange) throws JMSException {
        ReplyAddress address = exchange.getMessage() instanceof JmsMessage message && message.getJmsMessage() != null
                ? ReplyAddress.of(message.getJmsMessage())
                : null;
        boolean allowed = address == null || queues.allow(address.queue());
        exchange.setProperty(ADDRESS, allowed ? address : null);
        exchange.setProperty(REFUSED, !allowed);
    }

    /**
     * Tells of a message that named a queue which no reply may go to.
     *
     * @param event what the message asks for; null where it is no ticket
     */
    public void tellIfRefused(Exchange exchange, Event event) {
        if (exchange.getProperty(REFUSED, false, Boolean.class)) {
            refuse(event, WHY_REFUSED);
        }
    }

    /** Writes what was kept, if anything, onto the message that goes on. */
    public void address(Exchange exchange) {
        ReplyAddress address = exchange.getProperty(ADDRESS, ReplyAddress.class);
        if (address != null) {
            address.writeTo(exchange.getMessage());
        }
    }

    /** Turns the message into the answer to what could not be read. */
    public void invalid(Exchange exchange) {
        exchange.getMessage()
                .setBody(new Reply(
                        null, null, "invalid", exchange.getMessage().getHeader(QueueHeaders.REASON, String.class)));
    }

    /** Turns the message into the answer to an event, as the store knows it, once nothing more happens to it. */
    public void answer(Exchange exchange, Event event) {
        if (event instanceof Ticket ticket) {
            events.find(event.eventId())
                    .filter(entry -> entry.state().isLast())
                    .map(entry -> new Reply(
                            ticket.id(),
                            ticket.ticket(),
                            entry.state().name().toLowerCase(Locale.ROOT),
                            entry.reason()))
                    .ifPresent(exchange.getMessage()::setBody);
        }
    }

    /** Where the message is to be answered; null where nobody waits, or may. */
    ReplyAddress addressOf(Message message) {
        ReplyAddress address = ReplyAddress.of(message);
        if (address != null && !queues.allow(address.queue())) {
            refuse(null, WHY_REFUSED);
            return null;
        }
        return address;
    }

    /** Tells of a reply whose queue cannot be, however often it is tried. */
    void undeliverable() {
        refuse(null, WHY_UNDELIVERABLE);
    }

    /** A name that is refused is nowhere repeated: its sender chose it. */
    private void refuse(Event event, String reason) {
        LOG.warn(reason);
        audit.write(
                event == null
                        ? Audit.Line.ofRow("reply-refused", "tickets", 0, null, reason)
                        : Audit.Line.of("reply-refused", event, reason));
    }
}
