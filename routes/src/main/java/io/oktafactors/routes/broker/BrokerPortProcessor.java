package io.oktafactors.routes.broker;

import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jms.connection.SingleConnectionFactory;
import org.springframework.stereotype.Component;

/** Installs the guard of the port in the broker before the broker starts, and sets the app's own credentials. */
@Component
class BrokerPortProcessor implements BeanPostProcessor {

    private final ObjectProvider<BrokerPort> port;

    BrokerPortProcessor(ObjectProvider<BrokerPort> port) {
        this.port = port;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof EmbeddedActiveMQ broker) {
            port.ifAvailable(open -> open.guard(broker));
        }
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof EmbeddedActiveMQ broker) {
            port.ifAvailable(open -> open.opened(broker));
        } else if (artemis(bean) instanceof ActiveMQConnectionFactory app) {
            port.ifAvailable(open -> open.signIn(app));
        }
        return bean;
    }

    private static Object artemis(Object bean) {
        if (bean instanceof JmsPoolConnectionFactory pool) {
            return pool.getConnectionFactory();
        }
        return bean instanceof SingleConnectionFactory single ? single.getTargetConnectionFactory() : bean;
    }
}
