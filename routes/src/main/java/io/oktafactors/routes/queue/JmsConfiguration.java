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

    /** How long a journal write may wait for others in order to share a sync with them, in nanoseconds. */
    private static final int JOURNAL_WAIT = 400_000;

    /** Counter of messages that are not text; the tag is the name of an {@link UnreadableBody}. */
    private static final String UNREADABLE = "mfa.messages.unreadable";

    /** How long a consumer waits before it connects again after the broker closed it or could not be reached, in milliseconds. */
    private static final long RECOVERY = 1000;

    /** Each person is a message group; without buckets the broker would keep an entry for each group forever. */
    private static final int GROUP_BUCKETS = 1024;

    /**
     * A transaction consumes one message and sends the messages that result from it, all or nothing. It is the listener's own:
     * with a transaction manager, the listener, which keeps its session, would consume in one transaction and send in another.
     */
    @Bean
    ComponentCustomizer jmsCustomizer(
            ConnectionFactory connectionFactory, ReceivedMessages received, MeterRegistry meters) {
        JmsHeaderFilterStrategy headers = new JmsHeaderFilterStrategy();
        headers.setLowerCase(true); // otherwise CAMEL... would pass although Camel... does not
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
     * Without a window of 0, a consumer would prefetch messages, and an urgent one would wait behind them. Without the
     * interceptor, a message that cannot be read would close the consumer.
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
     * If the routes cannot even send to a channel, because the database is down, the message is redelivered after waits that
     * grow to a minute: for about an hour, then it goes to the queue DLQ. An address without a routing type is a queue: AMQP
     * clients without JMS do not set one, and would create a topic for a reply queue.
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
