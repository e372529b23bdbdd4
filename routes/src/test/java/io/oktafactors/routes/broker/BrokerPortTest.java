package io.oktafactors.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.JMSSecurityRuntimeException;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerPortTest {

    private static final String PASSWORD = "a password of the desk";

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static String url;

    @BeforeAll
    static void start() {
        String users = IntStream.rangeClosed(1, 4)
                .mapToObj(n ->
                        "- {login: caller%d@acme.example, factors: [{factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: \"+1212555300%d\"}}]}\n"
                                .formatted(n, n))
                .collect(Collectors.joining("", "organization: Acme\nusers:\n", ""));
        okta = OktaSandbox.builder()
                .organization(new ByteArrayInputStream(users.getBytes(StandardCharsets.UTF_8)))
                .unlimited()
                .start();
        app = new RunningApp(
                home, okta.url(), okta.token(), "--mfa.broker.port=0", "--mfa.broker.password=" + PASSWORD);
        url = app.bean(BrokerPort.class).url();
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    private static ConnectionFactory as(String user, String password) {
        return new ActiveMQConnectionFactory(url, user, password);
    }

    private static ConnectionFactory desk() {
        return as("tickets", PASSWORD);
    }

    private static ConnectionFactory operator() {
        return as("operator", RunningApp.PASSWORD);
    }

    @Test
    void aTicketFromOutsideIsAnsweredOnTheReplyQueueThatItNames() throws Exception {
        assertThat(Desk.ask(desk(), "verify", "caller1@acme.example", "core", "replies.desk")
                        .path("outcome")
                        .asText())
                .isEqualTo("challenged");
        assertThat(okta.messagesTo("+12125553001")).isNotEmpty();
    }

    @Test
    void aTemporaryQueueIsAnsweredToo() throws Exception {
        assertThat(Desk.ask(desk(), "verify", "caller2@acme.example", "temporary", null)
                        .path("ticket")
                        .asText())
                .isEqualTo("INC-temporary");
    }

    @Test
    void aClientThatSpeaksAmqpIsAnsweredTheSameWay() throws Exception {
        ConnectionFactory amqp = new JmsConnectionFactory("tickets", PASSWORD, url.replace("tcp:", "amqp:"));

        assertThat(Desk.ask(amqp, "verify", "caller3@acme.example", "amqp", "replies.amqp")
                        .path("ticket")
                        .asText())
                .isEqualTo("INC-amqp");
        assertThat(Desk.ask(amqp, "verify", "caller4@acme.example", "amqp-temporary", null)
                        .path("ticket")
                        .asText())
                .isEqualTo("INC-amqp-temporary");
    }

    @Test
    void aReplyThatNobodyFetchesExpires() throws Exception {
        try (JMSContext jms = desk().createContext()) {
            var ticket = jms.createTextMessage("{}");
            ticket.setJMSReplyTo(jms.createQueue("replies.late"));
            jms.createProducer().send(jms.createQueue("mfa.tickets"), ticket);
            assertThat(jms.createConsumer(jms.createQueue("replies.late"))
                            .receive(30_000)
                            .getJMSExpiration())
                    .isGreaterThan(System.currentTimeMillis() + 86_400_000L);
        }
    }

    @ParameterizedTest
    @CsvSource({"tickets,guess", "tickets,", ",", "app,", "app,app", "operator,a password of the desk", "admin,admin"})
    void whoHasNotTheRightPasswordIsRefused(String user, String password) {
        assertThatThrownBy(() -> as(user, password).createContext().close())
                .isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guess"})
    void soIsOneThatSpeaksAmqp(String password) {
        assertThatThrownBy(() -> new JmsConnectionFactory(
                                password.isEmpty() ? null : "tickets", password, url.replace("tcp:", "amqp:"))
                        .createContext()
                        .start())
                .isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @Test
    void guessesAreSlowedDownWhateverTheProtocolAndWhoeverSignedInStays() {
        try (RunningApp guessed = new RunningApp(
                home.resolve("guessed"),
                okta.url(),
                okta.token(),
                Clock.fixed(Instant.now(), ZoneOffset.UTC),
                "--mfa.broker.port=0",
                "--mfa.broker.password=" + PASSWORD)) {
            String port = guessed.bean(BrokerPort.class).url();
            JMSContext early = new ActiveMQConnectionFactory(port, "operator", RunningApp.PASSWORD).createContext();
            for (int guess = 0; guess < 6; guess++) {
                refuses(new ActiveMQConnectionFactory(port, "tickets", "guess " + guess));
                refuses(new JmsConnectionFactory("tickets", "guess over AMQP " + guess, port.replace("tcp:", "amqp:")));
            }

            refuses(new ActiveMQConnectionFactory(port, "tickets", PASSWORD));
            refuses(new JmsConnectionFactory("tickets", PASSWORD, port.replace("tcp:", "amqp:")));
            early.createConsumer(early.createQueue("mfa.invalid")).receiveNoWait();
            early.close();
        }
    }

    private static void refuses(ConnectionFactory broker) {
        assertThatThrownBy(() -> broker.createContext().start()).isInstanceOf(JMSSecurityRuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mfa.work",
                "mfa.rate-limited",
                "mfa.failed",
                "replies.desk",
                "DLQ",
                "another",
                "mfa.work::mfa.work",
                "activemq.management"
            })
    void theDeskSendsToNoQueueButTheOneOfTickets(String queue) {
        try (JMSContext jms = desk().createContext()) {
            assertThatThrownBy(() -> jms.createProducer().send(jms.createQueue(queue), "{}"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @Test
    void aQueueNamedBehindTheOneOfTicketsGetsNothing() {
        try (JMSContext jms = desk().createContext()) {
            jms.createProducer().send(jms.createQueue("mfa.tickets::mfa.failed"), "smuggled");
        } catch (JMSRuntimeException refused) {
            // as good
        }
        assertThat(app.queue("mfa.failed")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mfa.tickets",
                "mfa.work",
                "mfa.invalid",
                "mfa.failed",
                "DLQ",
                "another",
                "mfa.work::mfa.work",
                "replies.desk::mfa.work"
            })
    void theDeskFetchesFromNoQueueButThoseOfReplies(String queue) {
        try (JMSContext jms = desk().createContext()) {
            assertThatThrownBy(() -> jms.createConsumer(jms.createQueue(queue)).receive(100))
                    .isInstanceOf(JMSRuntimeException.class);
            assertThatThrownBy(() -> jms.createBrowser(jms.createQueue(queue)).getEnumeration())
                    .isInstanceOfAny(JMSException.class, JMSRuntimeException.class);
        }
    }

    @Test
    void theOperatorTakesFromTheErrorChannelsAndDoesNothingElse() throws Exception {
        try (JMSContext jms = desk().createContext()) {
            jms.createProducer().send(jms.createQueue("mfa.tickets"), "no ticket at all");
        }
        try (JMSContext jms = operator().createContext()) {
            var invalid = (TextMessage) jms.createConsumer(jms.createQueue("mfa.invalid"), "JMSMessageID IS NOT NULL")
                    .receive(30_000);
            assertThat(invalid.getText()).isIn("no ticket at all", "{}", "smuggled", "");
            assertThatThrownBy(() -> jms.createProducer().send(jms.createQueue("mfa.tickets"), "{}"))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
            assertThatThrownBy(() -> jms.createConsumer(jms.createQueue("mfa.work")))
                    .isInstanceOf(JMSSecurityRuntimeException.class);
        }
    }

    @Test
    void theAppWorksOnItsQueuesAsWithoutAPort() {
        assumeThat(app.queue("mfa.work")).isEmpty();
        app.feed("joiners.csv", RunningApp.joiner("1", "nobody@acme.example", "+12125553999", "Sales", "2026-01-02"));
        app.settled();

        assertThat(app.queue("mfa.rejected")).hasSize(1);
        assertThat(app.get("/actuator/health")).contains("UP");
    }

    @Test
    void theHealthIsDownWhileTheQueueOfARouteHasNoConsumer() {
        for (String queue : List.of("mfa.tickets", "mfa.work", "mfa.rate-limited")) {
            try (NoConsumers none =
                    new NoConsumers(app.bean(EmbeddedActiveMQ.class).getActiveMQServer(), queue)) {
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> app.get("/actuator/health").contains("DOWN"));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> app.get("/actuator/health").contains("\"UP\""));
        }
    }

    @Test
    void whoSendsAMessageThatIsNoAmqpIsDisconnectedAlone() throws Exception {
        try (AmqpDesk rude = new AmqpDesk(url, "tickets", PASSWORD, false);
                AmqpDesk polite = new AmqpDesk(url, "tickets", PASSWORD, false)) {
            assertThatThrownBy(() -> rude.answerRaw("deadbeef")).isInstanceOf(ClientException.class);

            assertThat(polite.answer(AmqpDesk.text("{}")).path("outcome").asText())
                    .isEqualTo("invalid");
        }
    }

    @Test
    void aReplyToAQueueThatIsATopicByNowIsNotTriedAgain() {
        try (JMSContext jms = desk().createContext()) {
            jms.createConsumer(jms.createTopic("replies.topic"));
            for (String text : List.of("no ticket", Desk.ticket("verify", "nobody@acme.example", "topic"))) {
                long before = refusals();
                var ticket = jms.createTextMessage(text);
                ticket.setJMSReplyTo(jms.createQueue("replies.topic"));
                jms.createProducer().send(jms.createQueue("mfa.tickets"), ticket);
                await().atMost(Duration.ofSeconds(30)).until(() -> refusals() > before);
            }
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
        app.settled();
        var queue = app.bean(EmbeddedActiveMQ.class).getActiveMQServer().locateQueue("mfa.work");
        assertThat(queue.getMessageCount()).isZero();
    }

    private static long refusals() {
        return app.audit()
                .filter(line -> line.contains("is a topic, not a queue"))
                .count();
    }
}
