package io.oktafactors.routes.broker;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.ICoreMessage;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.impl.RoutingContextImpl;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.protocol.amqp.broker.AMQPMessage;

/**
 * Puts a message of AMQP on the app's queues as one of CORE, when it is sent. The broker itself does so when it delivers the
 * message, fails for much that AMQP knows and JMS does not, and then closes the consumer.
 */
final class AmqpTickets implements ActiveMQServerMessagePlugin {

    private static final String OWN_QUEUES = "mfa.";

    private ActiveMQServer server;

    @Override
    public void registered(ActiveMQServer broker) {
        this.server = broker;
    }

    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        if (message instanceof AMQPMessage amqp
                && context.getAddress(message).toString().startsWith(OWN_QUEUES)) {
            ICoreMessage core = AmqpText.toCore(amqp, server.getStorageManager().generateID());
            RoutingContext instead = new RoutingContextImpl(context.getTransaction());
            instead.setAddress(context.getAddress(message));
            instead.setRoutingType(context.getRoutingType());
            context.clear();
            context.setReusable(false);
            route(core, instead);
        }
    }

    private void route(ICoreMessage message, RoutingContext context) throws ActiveMQException {
        try {
            server.getPostOffice().route(message, context, false);
        } catch (ActiveMQException e) {
            throw e;
        } catch (Exception e) {
            throw new ActiveMQInternalErrorException("A message of AMQP could not be put on its queue", e);
        }
    }
}
