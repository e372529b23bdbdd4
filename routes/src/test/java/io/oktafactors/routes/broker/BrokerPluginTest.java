package io.oktafactors.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plugin in a broker of somebody else's, which is set up as {@code docs/artemis-broker.xml} says. */
class BrokerPluginTest {

    @TempDir
    Path brokerHome;

    @Test
    void whateverIsSentThereAnyClientOfJmsCanReceive() throws Exception {
        try (OwnBroker broker = new OwnBroker(brokerHome, true);
                JMSContext app = broker.app().createContext();
                CoreDesk core = broker.coreDesk();
                AmqpDesk amqp = broker.amqpDesk()) {
            JMSConsumer consumer = app.createConsumer(app.createQueue("mfa.tickets"));
            for (OddCoreMessages odd : OddCoreMessages.values()) {
                core.tell(odd.by(core));
                assertThat(consumer.receive(10_000)).as("%s", odd).isNotNull();
            }
            for (OddAmqpMessages odd : OddAmqpMessages.values()) {
                amqp.tellAndWaitLater(odd.message());
                Message message = consumer.receive(10_000);
                assertThat(message).as("%s", odd).isNotNull();
                assertThat(message.getJMSReplyTo()).as("%s", odd).isNotNull();
            }
            amqp.tellAndWaitLater(AmqpDesk.text("{}")
                    .applicationProperties(new ApplicationProperties(Map.of("id", UUID.randomUUID()))));
            assertThat(((TextMessage) consumer.receive(10_000)).getText()).isEqualTo("{}");
        }
    }
}
