package io.oktafactors.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.qpid.protonj2.types.Binary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** The app on a broker of somebody else's, which is set up as {@code docs/artemis-broker.xml} says. */
class ExternalBrokerTest {

    @TempDir
    static Path home;

    @TempDir
    static Path brokerHome;

    private static OwnBroker broker;
    private static OktaSandbox okta;
    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        broker = new OwnBroker(brokerHome);
        okta = OktaSandbox.builder().unlimited().start();
        app = new RunningApp(home, okta.url(), okta.token(), broker.settings().toArray(String[]::new));
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        broker.close();
        okta.close();
    }

    @Test
    void aFeedRowBecomesAFactorAndATicketIsAnswered() throws Exception {
        okta.addUser("ada@acme.example");
        app.feed("joiners.csv", RunningApp.joiner("1", "ada@acme.example", "+12125550100", "Sales", "2026-01-02"));
        app.settled();
        assertThat(okta.user("ada@acme.example").orElseThrow().factors()).hasSize(1);

        assertThat(Desk.ask(broker.desk(), "reset-mfa", "ada@acme.example", "T1", "replies.desk")
                        .path("outcome")
                        .asText())
                .isEqualTo("unenrolled");
        assertThat(okta.user("ada@acme.example").orElseThrow().factors()).isEmpty();
    }

    @Test
    void whatIsNoTicketIsOnTheInvalidChannelThere() throws Exception {
        assertThat(Desk.ask(broker.desk(), "coffee", "ada@acme.example", "T2", "replies.desk")
                        .path("outcome")
                        .asText())
                .isEqualTo("invalid");
        assertThat(broker.server().locateQueue("mfa.invalid").getMessageCount()).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatNoClientCanReadIsInvalidThereTooAndHoldsUpNobody(OddCoreMessages odd) throws Exception {
        try (CoreDesk desk = broker.coreDesk()) {
            assertThat(CoreDesk.json(desk.ask(odd.by(desk))).path("outcome").asText())
                    .isEqualTo("invalid");
            assertThat(CoreDesk.json(desk.ask(desk.text("{}"))).path("outcome").asText())
                    .isEqualTo("invalid");
        }
    }

    @Test
    void eachOfHundredsThatWereMadeByChanceIsAnsweredThereToo() throws Exception {
        try (CoreDesk desk = broker.coreDesk()) {
            var tickets = broker.server().locateQueue("mfa.tickets");
            long sent = new MalformedMessages(14, 10).send(desk, 700, tickets);

            assertThat(sent).isGreaterThan(350);
            for (long replies = 0; replies < sent; replies++) {
                desk.reply();
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> tickets.getMessageCount() == 0);
        }
    }

    @Test
    void aPlainClientOfAmqpIsAnsweredUnderTheIdThatItsMessageHad() throws Exception {
        try (AmqpDesk desk = broker.amqpDesk()) {
            Binary id = new Binary(new byte[] {0, 1, (byte) 0xff});

            assertThat(desk.ask(AmqpDesk.text("{}").messageId(id)).correlationId())
                    .isEqualTo(id);
            assertThat(desk.ask(AmqpDesk.text("{}").correlationId(id)).correlationId())
                    .isEqualTo(id);
            assertThat(desk.ask(AmqpDesk.text("{}").messageId("a name")).correlationId())
                    .isEqualTo("a name");
        }
    }

    @Test
    void theHealthIsDownWhileTheQueueOfARouteHasNoConsumer() {
        try (NoConsumers none = new NoConsumers(broker.server(), "mfa.tickets")) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> app.get("/actuator/health").contains("DOWN"));
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> app.get("/actuator/health").contains("UP"));
    }

    @Test
    void noBrokerIsStartedInTheApp() {
        assertThatThrownBy(() -> app.bean(EmbeddedActiveMQ.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
        assertThat(home.resolve("broker")).doesNotExist();
        assertThat(app.get("/actuator/health")).contains("UP");
    }

    @Test
    void peopleAndRedeliveriesAreTreatedAsOnTheEmbeddedBroker() {
        var queue = broker.server().locateQueue("mfa.work");
        var settings = broker.server().getAddressSettingsRepository().getMatch("mfa.work");

        assertThat(queue.getGroupBuckets()).isEqualTo(1024);
        assertThat(List.of(settings.getRedeliveryDelay(), settings.getMaxRedeliveryDelay(), (long)
                        settings.getMaxDeliveryAttempts()))
                .containsExactly(1000L, 60_000L, 60L);
        assertThat(settings.getDeadLetterAddress().toString()).isEqualTo("DLQ");
    }
}
