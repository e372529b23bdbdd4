package io.oktafactors.routes.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.sandbox.OktaSandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;

/** The app on a broker of somebody else's, which is set up as {@code docs/artemis-broker.xml} says. */
class ExternalBrokerTest {

    private static final Path DOCUMENTED = Path.of("../docs/artemis-broker.xml");
    private static final String PASSWORD = "a password of the app";
    private static final String DESK_PASSWORD = "a password of the desk";

    @TempDir
    static Path home;

    @TempDir
    static Path brokerHome;

    private static EmbeddedActiveMQ broker;
    private static String url;
    private static OktaSandbox okta;
    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        broker = new EmbeddedActiveMQ();
        broker.setConfigResourcePath(asDocumentedButOnAFreePort().toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(
                InVMLoginModule.class.getName(),
                new SecurityConfiguration(
                        Map.of("okta-factors", PASSWORD, "desk", DESK_PASSWORD),
                        Map.of("okta-factors", List.of("okta-factors"), "desk", List.of("desk")))));
        broker.start();
        var acceptor =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("artemis");
        url = "tcp://127.0.0.1:" + acceptor.getActualPort();
        okta = OktaSandbox.builder().unlimited().start();
        app = new RunningApp(
                home,
                okta.url(),
                okta.token(),
                "--spring.artemis.mode=native",
                "--spring.artemis.broker-url=" + url,
                "--spring.artemis.user=okta-factors",
                "--spring.artemis.password=" + PASSWORD);
    }

    private static Path asDocumentedButOnAFreePort() throws Exception {
        String settings = Files.readString(DOCUMENTED)
                .replace("127.0.0.1:61616", "127.0.0.1:0")
                .replace(">data/", ">" + brokerHome + "/");
        return Files.writeString(brokerHome.resolve("broker.xml"), settings);
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        broker.stop();
        okta.close();
    }

    @Test
    void aFeedRowBecomesAFactorAndATicketIsAnswered() throws Exception {
        okta.addUser("ada@acme.example");
        app.feed("joiners.csv", RunningApp.joiner("1", "ada@acme.example", "+12125550100", "Sales", "2026-01-02"));
        app.settled();
        assertThat(okta.user("ada@acme.example").orElseThrow().factors()).hasSize(1);

        var desk = new ActiveMQConnectionFactory(url, "desk", DESK_PASSWORD);
        assertThat(Desk.ask(desk, "reset-mfa", "ada@acme.example", "T1", "replies.desk")
                        .path("outcome")
                        .asText())
                .isEqualTo("unenrolled");
        assertThat(okta.user("ada@acme.example").orElseThrow().factors()).isEmpty();
    }

    @Test
    void whatIsNoTicketIsOnTheInvalidChannelThere() throws Exception {
        var desk = new ActiveMQConnectionFactory(url, "desk", DESK_PASSWORD);

        assertThat(Desk.ask(desk, "coffee", "ada@acme.example", "T2", "replies.desk")
                        .path("outcome")
                        .asText())
                .isEqualTo("invalid");
        assertThat(broker.getActiveMQServer().locateQueue("mfa.invalid").getMessageCount())
                .isEqualTo(1);
    }

    @Test
    void noBrokerIsStartedInTheApp() {
        assertThatThrownBy(() -> app.bean(EmbeddedActiveMQ.class)).isInstanceOf(NoSuchBeanDefinitionException.class);
        assertThat(home.resolve("broker")).doesNotExist();
        assertThat(app.get("/actuator/health")).contains("UP");
    }

    @Test
    void peopleAndRedeliveriesAreTreatedAsOnTheEmbeddedBroker() {
        var queue = broker.getActiveMQServer().locateQueue("mfa.work");
        var settings = broker.getActiveMQServer().getAddressSettingsRepository().getMatch("mfa.work");

        assertThat(queue.getGroupBuckets()).isEqualTo(1024);
        assertThat(List.of(settings.getRedeliveryDelay(), settings.getMaxRedeliveryDelay(), (long)
                        settings.getMaxDeliveryAttempts()))
                .containsExactly(1000L, 60_000L, 60L);
        assertThat(settings.getDeadLetterAddress().toString()).isEqualTo("DLQ");
    }
}
