package io.oktafactors.routes.broker.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.broker.BrokerUsers;
import io.oktafactors.routes.queue.ReplyQueues;
import io.oktafactors.routes.settings.KeptPassword;
import jakarta.jms.JMSContext;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.FederationConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationQueuePolicyConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationUpstreamConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.Ping;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The guard on a broker without the rest of the app. */
@ExtendWith(OutputCaptureExtension.class)
class PortGuardTest {

    private static final Duration SIGN_IN = Duration.ofMillis(1500);
    private static final String PASSWORD = "a password of the desk";

    @TempDir
    Path home;

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
    private String url;

    @BeforeEach
    void start() throws Exception {
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .addAcceptorConfiguration(new TransportConfiguration(
                        NettyAcceptorFactory.class.getName(), Map.of("host", "127.0.0.1", "port", 0), "outside"));
        configuration.registerBrokerPlugin(new PortGuard(SIGN_IN, Clock.systemUTC()));
        configuration.registerBrokerPlugin(new NoBridges());
        broker.setConfiguration(configuration);
        broker.setSecurityManager(new BrokerUsers(
                password("tickets", PASSWORD),
                password("operator", "another"),
                new ReplyQueues(List.of("replies.*")),
                Clock.systemUTC()));
        broker.start();
        var acceptor =
                (NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor("outside");
        url = "tcp://127.0.0.1:" + acceptor.getActualPort();
    }

    private KeptPassword password(String user, String value) {
        return KeptPassword.of(new KeptPassword.Owner(user, "mfa." + user, home.resolve(user)), value);
    }

    @AfterEach
    void stop() throws Exception {
        broker.stop();
    }

    @Test
    void whoDoesNotSignInSoonIsNotKept() throws Exception {
        try (CoreSocket core = new CoreSocket(url);
                CoreSocket amqp = new CoreSocket(url, "AMQP\3\1\0\0")) {
            core.send(new Ping(60_000), 0);
            assertThat(core.wordsToTheEnd()).as("the answer to the ping").isPositive();
            assertThat(amqp.wordsToTheEnd()).as("the ways to sign in").isPositive();
        }
    }

    @Test
    void whoSignsInStays() throws Exception {
        try (CoreSocket guest = new CoreSocket(url);
                CoreSocket desk = new CoreSocket(url)) {
            desk.signIn("tickets", PASSWORD);
            guest.send(new Ping(60_000), 0);
            assertThat(guest.wordsToTheEnd()).isPositive();

            desk.send(new Ping(60_000), 0);
            assertThat(desk.answer()).isEqualTo(PacketImpl.PING);
        }
    }

    @Test
    void anAttackIsOneLineOfTheLogAndNoMoreWhenItIsRepeated(CapturedOutput output) throws Exception {
        for (int times = 0; times < 50; times++) {
            try (CoreSocket core = new CoreSocket(url)) {
                core.send(PacketImpl.FEDERATION_DOWNSTREAM_CONNECT, CoreSocket.FEDERATION);
                assertThat(core.isClosed()).isTrue();
            }
        }
        assertThat(output.getAll()
                        .lines()
                        .filter(line -> line.contains("it sent a packet of type -16 on channel 4 before")))
                .hasSize(1);
        assertThat(output.getAll()).doesNotContain("\tat ");
    }

    @Test
    void aFederationThatSomebodySetUpAllTheSameConnectsToNobody() throws Exception {
        try (ServerSocket attacker = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                JMSContext desk = new ActiveMQConnectionFactory(url, "tickets", PASSWORD).createContext()) {
            var server = broker.getActiveMQServer();
            server.getConfiguration()
                    .addConnectorConfiguration("attacker", "tcp://127.0.0.1:" + attacker.getLocalPort());
            var everything = new FederationQueuePolicyConfiguration()
                    .setName("everything")
                    .addInclude(new FederationQueuePolicyConfiguration.Matcher()
                            .setQueueMatch("#")
                            .setAddressMatch("#"));
            var upstream =
                    new FederationUpstreamConfiguration().setName("upstream").addPolicyRef("everything");
            upstream.getConnectionConfiguration().setStaticConnectors(List.of("attacker"));
            server.getFederationManager()
                    .deploy(new FederationConfiguration()
                            .setName("federation")
                            .addFederationPolicy(everything)
                            .addUpstreamConfiguration(upstream));
            desk.createConsumer(desk.createQueue("replies.desk"));

            attacker.setSoTimeout(3000);
            assertThatThrownBy(attacker::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }
}
