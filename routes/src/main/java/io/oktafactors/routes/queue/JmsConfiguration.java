package io.oktafactors.routes.queue;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.jms.ConnectionFactory;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsHeaderFilterStrategy;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.JmsTransactionManager;

/** The broker and camel-jms, for which no Spring Boot starter exists. */
@Configuration(proxyBeanMethods = false)
class JmsConfiguration {

    /** Nanoseconds a journal write may wait for others to share a sync with. */
    private static final int JOURNAL_WAIT = 400_000;

    /** Counter of the messages that are no text, by the name of an {@link UnreadableBody}. */
    private static final String UNREADABLE = "mfa.messages.unreadable";

    /** How long a consumer waits that its broker has closed, or that finds none, before it tries again, in milliseconds. */
    private static final long RECOVERY = 1000;

    /** Groups are people, and the broker would remember each one for ever. */
    private static final int GROUP_BUCKETS = 1024;

    /**
     * A transaction takes one message and sends what follows from it: all or nothing happens. It is the listener's own: under a
     * transaction manager the listener, which keeps its session, would take in one transaction and send in another.
     */
    @Bean
    ComponentCustomizer jmsCustomizer(
            ConnectionFactory connectionFactory, ReceivedMessages received, MeterRegistry meters) {
        JmsHeaderFilterStrategy headers = new JmsHeaderFilterStrategy();
        headers.setLowerCase(true); // else CAMEL... passes where Camel... does not
        return ComponentCustomizer.builder(JmsComponent.class).build((JmsComponent jms) -> {
            jms.setConnectionFactory(connectionFactory);
            jms.setTransacted(true);
            jms.setLazyCreateTransactionManager(false);
            jms.setCacheLevelName("CACHE_CONSUMER");
            jms.setRecoveryInterval(RECOVERY);
            jms.setHeaderFilterStrategy(headers);
            jms.setMessageConverter(
                    new TextAndBytes(received::received, why -> meters.counter(UNREADABLE, "reason", why.name())
                            .increment()));
            jms.setMessageCreatedStrategy(
                    (message, session, exchange, cause) -> ReplyRoute.correlate(message, exchange));
        });
    }

    @Bean
    SpringTransactionPolicy mfaJmsTransaction(ConnectionFactory connectionFactory) {
        return new SpringTransactionPolicy(new JmsTransactionManager(connectionFactory));
    }

    @Bean
    static ReceivedMessages receivedMessages() {
        return new ReceivedMessages();
    }

    /**
     * Without a window a consumer would fetch ahead, and an urgent message wait behind what was fetched. Without the interceptor
     * a message that cannot be read would end the consumer.
     */
    @Bean
    static BeanPostProcessor artemisClient(ObjectProvider<ReceivedMessages> received) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                if (bean instanceof JmsPoolConnectionFactory pool
                        && pool.getConnectionFactory() instanceof ActiveMQConnectionFactory artemis) {
                    artemis.setConsumerWindowSize(0);
                    artemis.getServerLocator().addIncomingInterceptor(received.getObject());
                }
                return bean;
            }
        };
    }

    /**
     * What the routes cannot even put on a channel, because the database is down, is delivered again after waits that grow
     * to a minute: for about an hour, then it goes to the queue DLQ. Whoever does not say whether a queue or a topic is meant
     * means a queue: clients of AMQP without JMS know of neither, and would make a topic of a reply queue.
     */
    @Bean
    ArtemisConfigurationCustomizer broker() {
        return configuration -> {
            configuration.setJournalBufferTimeout_NIO(JOURNAL_WAIT);
            configuration.getAddressSettings().values().forEach(address -> address.setDefaultGroupBuckets(GROUP_BUCKETS)
                    .setRedeliveryDelay(1000)
                    .setRedeliveryMultiplier(2)
                    .setMaxRedeliveryDelay(60_000)
                    .setMaxDeliveryAttempts(60)
                    .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                    .setDefaultQueueRoutingType(RoutingType.ANYCAST));
        };
    }
}
