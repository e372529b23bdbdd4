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
 * Sends replies to messages that asked for one. The reply address travels with the message from the ticket queue over the work
 * queue to the end, so each message is answered, in the transaction in which it is removed from its queue.
 */
@Component
public class Replies {

    private static final String ADDRESS = "mfaReplyAddress";
    private static final String REFUSED = "mfaReplyRefused";
    private static final String WHY_REFUSED =
            "No reply is sent: the reply queue of the ticket is not allowed by the setting mfa.replies.queues";
    private static final String WHY_UNDELIVERABLE =
            "No reply is sent: the reply address of the ticket is a topic, not a queue";

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final EventStore events;
    private final ReplyQueues queues;
    private final Audit audit;

    Replies(EventStore events, ReplyQueues queues, Audit audit) {
        this.events = events;
        this.queues = queues;
        this.audit = audit;
    }

    /** Stores the reply address of the received message. */
    public void remember(Exchange exchange) throws JMSException {
        ReplyAddress address = exchange.getMessage() instanceof JmsMessage message && message.getJmsMessage() != null
                ? ReplyAddress.of(message.getJmsMessage())
                : null;
        boolean allowed = address == null || queues.allow(address.queue());
        exchange.setProperty(ADDRESS, allowed ? address : null);
        exchange.setProperty(REFUSED, !allowed);
    }

    /**
     * Reports a message that named a queue to which replies are not allowed.
     *
     * @param event the event of the message; null if it is not a ticket
     */
    public void tellIfRefused(Exchange exchange, Event event) {
        if (exchange.getProperty(REFUSED, false, Boolean.class)) {
            refuse(event, WHY_REFUSED);
        }
    }

    /** Writes the stored reply address, if any, to the message that is sent. */
    public void address(Exchange exchange) {
        ReplyAddress address = exchange.getProperty(ADDRESS, ReplyAddress.class);
        if (address != null) {
            address.writeTo(exchange.getMessage());
        }
    }

    /** Turns the message into the reply to an invalid message. */
    public void invalid(Exchange exchange) {
        exchange.getMessage()
                .setBody(new Reply(
                        null, null, "invalid", exchange.getMessage().getHeader(QueueHeaders.REASON, String.class)));
    }

    /** Turns the message into the reply to an event, from its state in the store, when the event is finished. */
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

    /** The reply address of the message; null if there is none, or none that is allowed. */
    ReplyAddress addressOf(Message message) {
        ReplyAddress address = ReplyAddress.of(message);
        if (address != null && !queues.allow(address.queue())) {
            refuse(null, WHY_REFUSED);
            return null;
        }
        return address;
    }

    /** Reports a reply that can never be sent to its queue. */
    void undeliverable() {
        refuse(null, WHY_UNDELIVERABLE);
    }

    /** A refused name is not repeated anywhere, since its sender chose it. */
    private void refuse(Event event, String reason) {
        LOG.warn(reason);
        audit.write(
                event == null
                        ? Audit.Line.ofRow("reply-refused", "tickets", 0, null, reason)
                        : Audit.Line.of("reply-refused", event, reason));
    }
}
