package io.oktafactors.routes.queue;

import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.state.EventStore;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Answers to those who asked for one. Where to answer travels with the message, from the ticket queue over the work queue to
 * the end, so each message is answered, and in the transaction in which it is taken off its queue.
 */
@Component
public class Replies {

    /** The queue that waits for the reply. */
    static final String REPLY_TO = "mfaReplyTo";

    /** What the reply is known by there. */
    static final String CORRELATION = "mfaReplyCorrelation";

    /** Queues of the app and the broker take no replies. */
    private static final Pattern OWN_QUEUES = Pattern.compile("mfa\\..*|DLQ|ExpiryQueue|activemq\\..*|\\$.*");

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final EventStore events;

    Replies(EventStore events) {
        this.events = events;
    }

    /** Keeps where the message that came in wants its answer. */
    public void remember(Exchange exchange) {
        Message message = exchange.getMessage();
        exchange.setProperty(REPLY_TO, queueName(message.getHeader("JMSReplyTo")));
        String correlation = message.getHeader("JMSCorrelationID", String.class);
        exchange.setProperty(
                CORRELATION, correlation == null ? message.getHeader("JMSMessageID", String.class) : correlation);
    }

    /** Writes what was kept, if anything, onto the message that goes on. */
    public void address(Exchange exchange) {
        if (exchange.getProperty(REPLY_TO) != null) {
            exchange.getMessage().setHeader(REPLY_TO, exchange.getProperty(REPLY_TO));
            exchange.getMessage().setHeader(CORRELATION, exchange.getProperty(CORRELATION));
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

    private static String queueName(Object destination) {
        try {
            String name = destination instanceof Queue queue ? queue.getQueueName() : null;
            if (name != null && OWN_QUEUES.matcher(name).matches()) {
                LOG.warn(
                        "A ticket names the queue {} for its reply, which is the app's or the broker's own; none is sent",
                        name);
                return null;
            }
            return name;
        } catch (JMSException e) {
            return null;
        }
    }
}
