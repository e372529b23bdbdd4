package io.oktafactors.routes.broker;

import io.oktafactors.routes.queue.MessageCheck;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.impl.RoutingContextImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;

/**
 * A broker plugin that makes each message readable when it is sent to a queue of the app. A CORE message is {@linkplain
 * MessageCheck repaired}. An AMQP message is put on the queue as a CORE message. Without the plugin, the broker converts it
 * when it delivers it, fails for many types that AMQP has and JMS has not, and then closes the consumer.
 */
public final class SentMessages implements ActiveMQServerPlugin {

    private static final String OWN_QUEUES = "mfa.";

    private ActiveMQServer server;

    @Override
    public void registered(ActiveMQServer broker) {
        this.server = broker;
    }

    @Override
    public void beforeSend(
            ServerSession session,
            Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue) {
        String address = message.getAddress();
        if (message instanceof ICoreMessage core && isOwn(address == null ? session.getDefaultAddress() : address)) {
            MessageCheck.mend(core);
        }
    }

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        if (message instanceof AMQPMessage amqp
                && isOwn(context.getAddress(message).toString())) {
            ICoreMessage core = AmqpText.toCore(amqp, server.getStorageManager().generateID());
            RoutingContext instead = new RoutingContextImpl(context.getTransaction());
            instead.setAddress(context.getAddress(message));
            instead.setRoutingType(context.getRoutingType());
            context.clear();
            context.setReusable(false);
            route(core, instead);
        }
    }

    private static boolean isOwn(String address) {
        return address != null && address.startsWith(OWN_QUEUES);
    }

    private void route(ICoreMessage message, RoutingContext context) throws ActiveMQException {
        try {
            server.getPostOffice().route(message, context, false);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQInternalErrorException("An AMQP message could not be sent to its queue", e);
        }
    }
}
