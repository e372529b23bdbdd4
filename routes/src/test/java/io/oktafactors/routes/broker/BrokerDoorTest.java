package io.oktafactors.routes.broker;

import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.routes.RunningApp;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationDownstreamConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationQueuePolicyConfiguration;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.FederationDownstreamConnectMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.Ping;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionMessage;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Attacks on the broker's port, with packets that no client sends. */
class BrokerDoorTest {

    private static final String PASSWORD = "a password of the desk";

    /** What a client sends on the channels of a connection before it has a session. */
    private static final Map<Long, Set<Byte>> BEGINNING = Map.of(
            0L, Set.of(PING, SUBSCRIBE_TOPOLOGY, SUBSCRIBE_TOPOLOGY_V2),
            1L, Set.of(CREATESESSION, CREATESESSION_V2, REATTACH_SESSION, CHECK_FOR_FAILOVER));

    /** What brokers say to one another. */
    private static final List<Byte> OF_BROKERS = List.of(
            FEDERATION_DOWNSTREAM_CONNECT,
            CLUSTER_CONNECT,
            CLUSTER_TOPOLOGY_V4,
            NODE_ANNOUNCE,
            BACKUP_REGISTRATION,
            BACKUP_REQUEST,
            QUORUM_VOTE,
            SCALEDOWN_ANNOUNCEMENT,
            REPLICATION_APPEND,
            REPLICATION_START_FINISH_SYNC,
            REPLICATION_SCHEDULED_FAILOVER);

    @TempDir
    static Path home;

    private static RunningApp app;
    private static String url;

    @BeforeAll
    static void start() {
        app = new RunningApp(
                home, "http://127.0.0.1:1", "t", "--mfa.broker.port=0", "--mfa.broker.password=" + PASSWORD);
        url = app.bean(BrokerPort.class).url();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** Of no user, the desk and the operator, who are waited for together. */
    @Test
    void nobodyMakesTheBrokerConnectOut() throws Exception {
        try (ServerSocket attacker = new ServerSocket(0, 3, InetAddress.getLoopbackAddress());
                CoreSocket stranger = new CoreSocket(url);
                CoreSocket desk = new CoreSocket(url);
                CoreSocket operator = new CoreSocket(url)) {
            assertThat(desk.signIn("tickets", PASSWORD)).isEqualTo(CREATESESSION_RESP);
            assertThat(operator.signIn("operator", RunningApp.PASSWORD)).isEqualTo(CREATESESSION_RESP);
            for (CoreSocket user : List.of(stranger, desk, operator)) {
                user.send(federation(attacker.getLocalPort()), CoreSocket.FEDERATION);
            }

            attacker.setSoTimeout(3000);
            assertThatThrownBy(attacker::accept).isInstanceOf(SocketTimeoutException.class);
            assertThat(stranger.isClosed()).as("nobody").isTrue();
            assertThat(desk.isClosed()).as("tickets").isTrue();
            assertThat(operator.isClosed()).as("operator").isTrue();
        }
    }

    private static FederationDownstreamConnectMessage federation(int port) {
        var everything = new FederationQueuePolicyConfiguration()
                .setName("everything")
                .addInclude(new FederationQueuePolicyConfiguration.Matcher()
                        .setQueueMatch("#")
                        .setAddressMatch("#"));
        var stream = new FederationDownstreamConfiguration().setName("stream").addPolicyRef("everything");
        stream.setUpstreamConfiguration(new TransportConfiguration(
                NettyConnectorFactory.class.getName(), Map.of("host", "127.0.0.1", "port", port), "attacker"));
        var message = new FederationDownstreamConnectMessage();
        message.setName("federation");
        message.setFederationPolicyMap(Map.of("everything", everything));
        message.setStreamConfiguration(stream);
        return message;
    }

    static Stream<Byte> packets() {
        return Arrays.stream(PacketImpl.class.getDeclaredFields())
                .filter(field -> field.getType() == byte.class && Modifier.isStatic(field.getModifiers()))
                .map(BrokerDoorTest::value)
                .distinct();
    }

    private static Byte value(Field constant) {
        try {
            return constant.getByte(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("packets")
    void beforeTheSignInNoPacketComesInButThoseThatBeginASession(byte type) throws Exception {
        for (long channel : List.of(0L, 1L, 2L, 3L, CoreSocket.FEDERATION, CoreSocket.OWN)) {
            if (!BEGINNING.getOrDefault(channel, Set.of()).contains(type)) {
                try (CoreSocket core = new CoreSocket(url)) {
                    core.send(type, channel);
                    assertThat(core.isClosed()).as("channel " + channel).isTrue();
                }
            }
        }
    }

    static Stream<Byte> packetsOfBrokers() {
        return OF_BROKERS.stream();
    }

    @ParameterizedTest
    @MethodSource("packetsOfBrokers")
    void whatBrokersSayToOneAnotherIsRefusedAfterTheSignInToo(byte type) throws Exception {
        for (long channel : List.of(0L, 1L, 2L, 3L, CoreSocket.FEDERATION, CoreSocket.OWN)) {
            try (CoreSocket core = new CoreSocket(url)) {
                core.signIn("tickets", PASSWORD);
                core.send(type, channel);
                assertThat(core.isClosed()).as("channel " + channel).isTrue();
            }
        }
    }

    @Test
    void aQueueIsNotMadeOutsideOfASession() throws Exception {
        try (CoreSocket core = new CoreSocket(url)) {
            core.signIn("tickets", PASSWORD);
            core.send(CREATE_QUEUE, CoreSocket.SESSION);
            assertThat(core.isClosed()).isTrue();
        }
    }

    @Test
    void aSessionIsNotTakenOverByOneWhoKnowsItsName() throws Exception {
        try (CoreSocket desk = new CoreSocket(url);
                CoreSocket attacker = new CoreSocket(url)) {
            desk.signIn("tickets", PASSWORD);
            String name = app
                    .bean(org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ.class)
                    .getActiveMQServer()
                    .getSessions()
                    .stream()
                    .filter(session -> "tickets".equals(session.getUsername()))
                    .findFirst()
                    .orElseThrow()
                    .getName();
            attacker.send(new ReattachSessionMessage(name, -1), CoreSocket.SESSION);
            assertThat(attacker.answer()).isEqualTo(REATTACH_SESSION_RESP);

            desk.send(SESS_START, CoreSocket.OWN);
            desk.send(new Ping(60_000), 0);
            assertThat(desk.answer()).isEqualTo(PING);
            assertThat(app.bean(EmbeddedActiveMQ.class).getActiveMQServer().getSessionByID(name))
                    .isNotNull();
        }
    }

    @Test
    void whoHasNotSignedInIsNotHeardAtLength() throws Exception {
        try (CoreSocket core = new CoreSocket(url)) {
            core.send(ByteBuffer.allocate(4).putInt(1 << 30).array());
            assertThatThrownBy(() -> {
                        for (int kilobytes = 0; kilobytes < 4096; kilobytes++) {
                            core.send(new byte[1024]);
                        }
                        assertThat(core.isClosed()).isFalse();
                    })
                    .isInstanceOfAny(IOException.class, AssertionError.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "$ACTIVEMQ_ARTEMIS_FEDERATION,AMQ_FEDERATION_CONTROL_LINK",
        "mfa.tickets,AMQ_FEDERATION_CONTROL_LINK",
        "mfa.tickets,AMQ_FEDERATION_EVENT_LINK",
        "$ACTIVEMQ_ARTEMIS_MIRROR_desk,amq.mirror",
        "mfa.tickets,amq.mirror",
        "$management,"
    })
    void norDoesOneWhoSpeaksAmqpAttachAsABrokerDoes(String address, String capability) throws Exception {
        try (AmqpSocket amqp = new AmqpSocket(url, "tickets", PASSWORD)) {
            assertThat(amqp.attachSender(address, capability)).isEqualTo(AmqpSocket.Answer.CLOSED);
        }
        try (AmqpSocket amqp = new AmqpSocket(url, "tickets", PASSWORD)) {
            assertThat(amqp.attachReceiver(address.startsWith("$") ? address : "replies.amqp", capability))
                    .isEqualTo(AmqpSocket.Answer.CLOSED);
        }
    }

    @Test
    void aClientThatSpeaksAmqpAttachesAsClientsDo() throws Exception {
        try (AmqpSocket amqp = new AmqpSocket(url, "tickets", PASSWORD)) {
            assertThat(amqp.attachSender("mfa.tickets", null)).isEqualTo(AmqpSocket.Answer.ATTACHED);
        }
    }

    @Test
    void oneWhoSpeaksAmqpWithoutSigningInIsNotHeard() throws Exception {
        try (CoreSocket amqp = new CoreSocket(url, "AMQP\0\1\0\0")) {
            assertThat(amqp.wordsToTheEnd())
                    .as("the header of the protocol to sign in with")
                    .isEqualTo(8);
        }
    }
}
