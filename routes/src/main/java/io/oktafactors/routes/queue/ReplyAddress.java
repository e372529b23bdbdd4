package io.oktafactors.routes.queue;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.HexFormat;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.Message;

/**
 * The reply queue of a message, and the correlation id of the reply.
 *
 * @param queue the original name
 * @param correlation the correlation id; null if it is binary
 * @param bytes a binary correlation id in hexadecimal digits, else null
 */
record ReplyAddress(String queue, String correlation, String bytes) {

    private static final String QUEUE = "mfaReplyTo";
    private static final String CORRELATION = "mfaReplyCorrelation";
    private static final String CORRELATION_BYTES = "mfaReplyCorrelationBytes";

    /** The original id of an AMQP message; the JMS message id is the broker's own. */
    private static final String AMQP_MESSAGE_ID = "NATIVE_MESSAGE_ID";

    /** The reply address of a received message; null if it has none. */
    static ReplyAddress of(jakarta.jms.Message message) throws JMSException {
        String queue = queue(message);
        if (queue == null) {
            return null;
        }
        byte[] bytes = message.getJMSCorrelationIDAsBytes();
        if (bytes != null && bytes.length > 0) {
            return new ReplyAddress(queue, null, HexFormat.of().formatHex(bytes));
        }
        String correlation = message.getJMSCorrelationID();
        if (correlation == null && message.getObjectProperty(AMQP_MESSAGE_ID) instanceof String id) {
            correlation = id;
        }
        return new ReplyAddress(queue, correlation == null ? message.getJMSMessageID() : correlation, null);
    }

    /** The reply address that was written to a message; null if there is none. */
    static ReplyAddress of(Message message) {
        String queue = message.getHeader(QUEUE, String.class);
        return queue == null
                ? null
                : new ReplyAddress(
                        queue,
                        message.getHeader(CORRELATION, String.class),
                        message.getHeader(CORRELATION_BYTES, String.class));
    }

    void writeTo(Message message) {
        message.setHeader(QUEUE, queue);
        message.setHeader(CORRELATION, correlation);
        message.setHeader(CORRELATION_BYTES, bytes);
    }

    /** A destination that is not a queue, or cannot be read, becomes a name to which replies are not allowed. */
    private static String queue(jakarta.jms.Message message) {
        try {
            Destination destination = message.getJMSReplyTo();
            if (destination instanceof Queue queue) {
                return queue.getQueueName();
            }
            if (destination instanceof Topic) {
                return "";
            }
            return destination instanceof ActiveMQDestination unprefixed ? unprefixed.getName() : null;
        } catch (JMSException | RuntimeException e) {
            return "";
        }
    }
}
