package io.oktafactors.routes.broker;

import java.util.Map;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;
import org.apache.activemq.artemis.protocol.amqp.converter.AMQPMessageIdHelper;
import org.apache.activemq.artemis.protocol.amqp.converter.AMQPMessageSupport;
import org.apache.activemq.artemis.reader.MessageUtil;
import org.apache.activemq.artemis.utils.DestinationUtil;
import org.apache.activemq.artemis.utils.UUIDGenerator;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Properties;

/**
 * Converts an AMQP message to a CORE message with its text, reply address, time and expiration. Application properties and
 * annotations, which may be of any type, are ignored.
 */
final class AmqpText {

    private AmqpText() {}

    /** @param id of the new message */
    static ICoreMessage toCore(AMQPMessage amqp, long id) {
        CoreMessage core = new CoreMessage(id, 512);
        core.setType(Message.TEXT_TYPE);
        core.setAddress(amqp.getAddressSimpleString());
        core.setDurable(amqp.isDurable());
        core.setPriority(amqp.getPriority());
        core.setExpiration(amqp.getExpiration());
        core.setTimestamp(amqp.getTimestamp());
        core.setUserID(UUIDGenerator.getInstance().generateUUID());
        if (amqp.getScheduledDeliveryTime() > 0) {
            core.setScheduledDeliveryTime(amqp.getScheduledDeliveryTime());
        }
        Properties properties = amqp.getProperties();
        if (properties != null) {
            MessageUtil.setJMSReplyTo(core, replyTo(properties.getReplyTo(), amqp.getMessageAnnotations()));
            correlate(
                    core,
                    properties.getCorrelationId() == null ? properties.getMessageId() : properties.getCorrelationId());
        }
        AmqpBody.of(amqp).writeTo(core);
        return core;
    }

    /** As in JMS over AMQP: a queue, unless the message says that it is a topic. */
    private static String replyTo(String name, MessageAnnotations annotations) {
        if (name == null) {
            return null;
        }
        Map<?, ?> said = annotations == null ? Map.of() : annotations.getValue();
        boolean topic = said.get(AMQPMessageSupport.JMS_REPLY_TO_TYPE_MSG_ANNOTATION) instanceof Number type
                && type.byteValue() % 2 == AMQPMessageSupport.TOPIC_TYPE;
        return (topic ? DestinationUtil.TOPIC_QUALIFIED_PREFIX : DestinationUtil.QUEUE_QUALIFIED_PREFIX) + name;
    }

    /** When the broker sends an id back to an AMQP client, it restores the type that the id had. */
    private static void correlate(CoreMessage core, Object id) {
        if (id != null) {
            try {
                core.setCorrelationID(AMQPMessageIdHelper.INSTANCE.toCorrelationIdStringOrBytes(id));
            } catch (IllegalArgumentException e) {
                core.setCorrelationID(id.toString()); // none of the types of a message id
            }
        }
    }
}
