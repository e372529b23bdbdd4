package io.oktafactors.routes.broker.door;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.core.config.BridgeConfiguration;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.postoffice.impl.DivertBinding;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerBridgePlugin;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerFederationPlugin;

/** Prevents the broker from connecting to other brokers, even if somebody creates a bridge or a federation. */
public final class NoBridges implements ActiveMQServerBridgePlugin, ActiveMQServerFederationPlugin {

    @Override
    public void beforeDeployBridge(BridgeConfiguration bridge) throws ActiveMQException {
        throw new ActiveMQIllegalStateException("This broker does not support bridges");
    }

    @Override
    public boolean federatedQueueConditionalCreateConsumer(ServerConsumer consumer) {
        return false;
    }

    @Override
    public boolean federatedAddressConditionalCreateConsumer(Queue queue) {
        return false;
    }

    @Override
    public boolean federatedAddressConditionalCreateDivertConsumer(DivertBinding divert, QueueBinding queue) {
        return false;
    }
}
