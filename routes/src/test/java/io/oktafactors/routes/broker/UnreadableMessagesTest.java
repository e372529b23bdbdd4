package io.oktafactors.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionReceiveMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Messages that a JMS client cannot receive are made readable when they are sent, and once more when they are delivered. */
class UnreadableMessagesTest {

    private static final String PASSWORD = "a password of the desk";
    private static final String LOGIN = "ada@acme.example";
    private static final String COUNTED = "/actuator/metrics/mfa.messages.unreadable?tag=reason:";
    private static final int MALFORMED = 2000;

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static CoreDesk desk;

    @BeforeAll
    static void start() throws Exception {
        okta = OktaSandbox.builder().unlimited().start();
        okta.addUser(LOGIN);
        app = new RunningApp(
                home, okta.url(), okta.token(), "--mfa.broker.port=0", "--mfa.broker.password=" + PASSWORD);
        desk = new CoreDesk(app.bean(BrokerPort.class).url(), "tickets", PASSWORD);
    }

    @AfterAll
    static void stop() throws Exception {
        desk.close();
        app.close();
        okta.close();
    }

    @AfterEach
    void ticketsAreDoneAndTheHealthIsUp() throws Exception {
        assertThat(CoreDesk.json(desk.ask(desk.text(Desk.ticket("reset-mfa", LOGIN, "t" + System.nanoTime()))))
                        .path("outcome")
                        .asText())
                .isEqualTo("unenrolled");
        assertThat(app.queue("DLQ")).isEmpty();
        assertThat(app.get("/actuator/health")).contains("\"UP\"");
    }

    private static ActiveMQServer broker() {
        return app.bean(EmbeddedActiveMQ.class).getActiveMQServer();
    }

    private static Queue tickets() {
        return broker().locateQueue("mfa.tickets");
    }

    @Test
    void onceAMessageIsOnTheQueueAnyClientOfJmsCanReadIt() throws Exception {
        ActiveMQConnectionFactory any =
                new ActiveMQConnectionFactory(app.bean(BrokerPort.class).url());
        app.bean(BrokerPort.class).signIn(any);
        app.stopRoute("mfa-tickets");
        try (JMSContext jms = any.createContext()) {
            for (OddCoreMessages odd : OddCoreMessages.values()) {
                desk.tell(odd.by(desk));
            }
            JMSConsumer consumer = jms.createConsumer(jms.createQueue("mfa.tickets"));
            for (OddCoreMessages odd : OddCoreMessages.values()) {
                Message message = consumer.receive(5000);
                assertThat(message).as("%s", odd).isNotNull();
                for (Object name : Collections.list(message.getPropertyNames())) {
                    message.getObjectProperty((String) name);
                }
            }
        } finally {
            app.startRoute("mfa-tickets");
        }
    }

    @ParameterizedTest
    @ValueSource(bytes = {10, 100, -1, -128})
    void aPriorityThatThereIsNotIsTheUsualOne(byte priority) throws Exception {
        ClientMessage message = desk.text("{}");
        message.setPriority(priority);

        assertThat(CoreDesk.json(desk.ask(message)).path("outcome").asText()).isEqualTo("invalid");
    }

    /** Stands for whatever a client may not be able to receive in a message that looks as it should. */
    @Test
    void aMessageThatComesAgainAndAgainAndIsNeverReceivedIsAnsweredAndCounted() throws Exception {
        Interceptor breaking = (packet, connection) -> {
            if (packet instanceof SessionReceiveMessage received
                    && received.getMessage().containsProperty("breaks")) {
                received.getMessage().setType((byte) 99);
            }
            return true;
        };
        var client = (ActiveMQConnectionFactory)
                app.bean(JmsPoolConnectionFactory.class).getConnectionFactory();
        client.getServerLocator().addIncomingInterceptor(breaking);
        try {
            ClientMessage message = desk.text("{}");
            message.putBooleanProperty("breaks", true);

            JsonNode answer = CoreDesk.json(desk.ask(message));

            assertThat(answer.path("outcome").asText()).isEqualTo("invalid");
            assertThat(answer.path("reason").asText()).contains("cannot be read");
            assertThat(app.get(COUNTED + "UNREADABLE")).contains("\"value\":1.0");
        } finally {
            client.getServerLocator().removeIncomingInterceptor(breaking);
        }
    }

    @Test
    void aLargeMessageThatBreaksOffIsNone() throws Exception {
        InputStream gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The file is gone");
            }
        };
        long before = tickets().getMessagesAdded();
        try (CoreDesk other = new CoreDesk(app.bean(BrokerPort.class).url(), "tickets", PASSWORD)) {
            ClientMessage message = other.message(ClientMessage.TEXT_TYPE);
            message.setBodyInputStream(new SequenceInputStream(new ByteArrayInputStream(new byte[400_000]), gone));
            assertThatThrownBy(() -> other.tell(message)).isInstanceOf(ActiveMQException.class);
        }

        assertThat(tickets().getMessagesAdded()).isEqualTo(before);
    }

    @Test
    void whatIsNoTextIsCountedByWhatItIs() throws Exception {
        desk.ask(OddCoreMessages.STREAM.by(desk));
        desk.ask(OddCoreMessages.TEXT_WITHOUT_BODY.by(desk));

        assertThat(app.get(COUNTED + "NOT_TEXT")).contains("\"COUNT\"");
        assertThat(app.get(COUNTED + "BROKEN")).contains("\"COUNT\"");
    }

    @Test
    void whatIsOnAChannelStaysUntilSomebodyTakesItAndAReplyForAWeek() throws Exception {
        ClientMessage reply = desk.ask(desk.text("{}"));

        assertThat(reply.getExpiration() - reply.getTimestamp())
                .isEqualTo(Duration.ofDays(7).toMillis());
        assertThat(app.queue("mfa.invalid")).isNotEmpty().allSatisfy(invalid -> assertThat(invalid.getJMSExpiration())
                .isZero());
        assertThat(List.of("mfa.work", "mfa.invalid", "mfa.rejected", "mfa.failed", "DLQ", "ExpiryQueue", "replies.x"))
                .map(queue -> broker().getAddressSettingsRepository().getMatch(queue))
                .allSatisfy(settings -> {
                    assertThat(settings.getExpiryDelay()).isEqualTo(AddressSettings.DEFAULT_EXPIRY_DELAY);
                    assertThat(settings.getMaxExpiryDelay()).isEqualTo(AddressSettings.DEFAULT_MAX_EXPIRY_DELAY);
                    assertThat(settings.getExpiryAddress().toString()).isEqualTo("ExpiryQueue");
                });
    }

    @Test
    void eachOfThousandsThatWereMadeByChanceIsAnswered() throws Exception {
        long sent = new MalformedMessages(13, 256).send(desk, MALFORMED, tickets());

        assertThat(sent).isGreaterThan(MALFORMED / 2);
        for (long replies = 0; replies < sent; replies++) {
            desk.reply();
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> tickets().getMessageCount() == 0);
    }
}
