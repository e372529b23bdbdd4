package io.oktafactors.routes.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.client.impl.ClientConsumerImpl;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.core.protocol.core.Packet;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveLargeMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.camel.component.jms.JmsBinding;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks each message that the broker delivers, before the JMS client reads it. A message that the client cannot read would
 * close its consumer inside of {@code receive}; its delivery would not be counted, and the next consumer would get it first.
 * Here it is replaced by a message without a body that says what is wrong, which is then processed like all others.
 *
 * <p>There are three checks. What is known to be unreadable is {@linkplain MessageCheck repaired}. Then a copy is read as the
 * client and Camel will read it. A message that is delivered for the third time, although it was never received and its
 * deliveries were not counted, is replaced.
 */
final class ReceivedMessages implements Interceptor {

    /** After this number of deliveries without being received, a message is passed on without its body. */
    private static final int DELIVERIES = 3;

    /** Maximum number of messages whose deliveries are remembered. */
    private static final int REMEMBERED = 1000;

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedMessages.class);

    private final JmsBinding camel = new JmsBinding();
    private final Map<Delivery, Integer> deliveries = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Delivery, Integer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param attempt as counted by the broker: a message that was received and is delivered again has another number */
    private record Delivery(long messageId, long timestamp, int attempt) {}

    @Override
    public boolean intercept(Packet packet, RemotingConnection connection) {
        if (packet instanceof SessionReceiveMessage received && !isAnswerOfBroker(received)) {
            makeReadable(received);
        } else if (packet instanceof SessionReceiveLargeMessage large
                && large.getMessage() instanceof ICoreMessage message) {
            message.putLongProperty(Message.HDR_LARGE_BODY_SIZE, large.getLargeMessageSize());
            makeReadable(message, large.getDeliveryCount());
        }
        return true;
    }

    /**
     * Whether it is the broker's answer that the queue is empty. All messages of a queue have a delivery count, or are only
     * browsed.
     */
    private static boolean isAnswerOfBroker(SessionReceiveMessage received) {
        return received.getDeliveryCount() == 0
                && received.getMessage().containsProperty(ClientConsumerImpl.FORCED_DELIVERY_MESSAGE);
    }

    private void makeReadable(SessionReceiveMessage received) {
        try {
            makeReadable(received.getMessage(), received.getDeliveryCount());
        } catch (RuntimeException e) { // malformed properties
            received.replaceMessage(standIn(received.getMessage()));
        }
    }

    private void makeReadable(ICoreMessage message, int attempt) {
        MessageCheck.mend(message);
        try {
            if (isDeliveredInVain(message, attempt)) {
                throw new IllegalStateException("The message was not received by the JMS client");
            }
            read(message);
        } catch (Exception e) { // a client may cause any exception
            LOG.warn(
                    "A message cannot be read by the JMS client ({}); it goes to the invalid channel without its body",
                    e.getClass().getName());
            MessageCheck.strip(message, UnreadableBody.UNREADABLE);
        }
    }

    /** Reads a copy as the JMS client and Camel will do. The body of a large message arrives later. */
    private void read(ICoreMessage message) throws Exception {
        ClientMessage copy;
        if (message.isLargeMessage()) {
            copy = empty(message);
            ((ClientMessageImpl) copy).moveHeadersAndProperties(message);
            copy.setType(Message.DEFAULT_TYPE);
        } else {
            copy = (ClientMessage) message.copy();
        }
        ActiveMQMessage jms = ActiveMQMessage.createMessage(copy, null);
        jms.doBeforeReceive();
        camel.extractHeadersFromJms(jms, null);
        ReplyAddress.of(jms);
        TextAndBytes.body(jms);
    }

    private synchronized boolean isDeliveredInVain(ICoreMessage message, int attempt) {
        return attempt > 0
                && deliveries.merge(
                                new Delivery(message.getMessageID(), message.getTimestamp(), attempt), 1, Integer::sum)
                        >= DELIVERIES;
    }

    /** To be called for each message that the client received. */
    synchronized void received(jakarta.jms.Message message) {
        if (message instanceof ActiveMQMessage jms) {
            ClientMessage core = jms.getCoreMessage();
            deliveries.remove(new Delivery(core.getMessageID(), core.getTimestamp(), core.getDeliveryCount()));
        }
    }

    private static ICoreMessage standIn(ICoreMessage broken) {
        ClientMessageImpl message = empty(broken);
        message.setMessageID(broken.getMessageID());
        MessageCheck.strip(message, UnreadableBody.BROKEN);
        return message;
    }

    private static ClientMessageImpl empty(ICoreMessage message) {
        return new ClientMessageImpl(
                Message.DEFAULT_TYPE, message.isDurable(), 0, message.getTimestamp(), message.getPriority(), 0);
    }
}
