package io.oktafactors.routes.broker;

import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConsumerPlugin;

/** Has a broker disconnect who takes from a queue, and let nobody take from it any more. */
final class NoConsumers implements ActiveMQServerConsumerPlugin, AutoCloseable {

    private final ActiveMQServer broker;
    private final String queue;

    NoConsumers(ActiveMQServer broker, String queue) {
        this.broker = broker;
        this.queue = queue;
        broker.registerBrokerPlugin(this);
        Queue closed = broker.locateQueue(queue);
        Set.copyOf(closed.getConsumers()).forEach(consumer -> consumer.disconnect());
    }

    @Override
    public void beforeCreateConsumer(
            long consumer, QueueBinding binding, SimpleString filter, boolean browseOnly, boolean supportLargeMessage)
            throws ActiveMQException {
        if (!browseOnly && binding.getQueue().getName().toString().equals(queue)) {
            throw new ActiveMQSecurityException("Nobody takes from this queue for now");
        }
    }

    @Override
    public void close() {
        broker.unRegisterBrokerPlugin(this);
    }
}
