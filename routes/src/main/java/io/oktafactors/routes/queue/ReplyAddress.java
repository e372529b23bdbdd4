package io.oktafactors.routes.queue;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Topic;
import java.util.HexFormat;
import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.Message;

/**
 * Where a message wants its answer, and what the answer is known by there.
 *
 * @param queue a name as its sender wrote it
 * @param correlation the correlation id; null where it is bytes
 * @param bytes the correlation id where that is bytes, in hexadecimal digits; else null
 */
record ReplyAddress(String queue, String correlation, String bytes) {

    private static final String QUEUE = "mfaReplyTo";
    private static final String CORRELATION = "mfaReplyCorrelation";
    private static final String CORRELATION_BYTES = "mfaReplyCorrelationBytes";

    /** The id that a message of AMQP had; what JMS has for it is the broker's own. */
    private static final String AMQP_MESSAGE_ID = "NATIVE_MESSAGE_ID";

    /** As a message that came in says it; null where it says nothing. */
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

    /** As it was written to a message on its way; null where there is none. */
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

    /** What names no queue, or nothing that can be read, becomes a name that replies may not go to. */
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
