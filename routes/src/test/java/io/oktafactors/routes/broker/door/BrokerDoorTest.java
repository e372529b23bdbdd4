package io.oktafactors.routes.broker.door;

import static org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.broker.BrokerPort;
import jakarta.jms.JMSRuntimeException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.federation.FederationDownstreamConfiguration;
import org.apache.activemq.artemis.core.config.federation.FederationQueuePolicyConfiguration;
import org.apache.activemq.artemis.core.protocol.core.impl.PacketImpl;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.FederationDownstreamConnectMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.Ping;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.ReattachSessionMessage;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionSendMessage;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Attacks on the broker's port, with packets that no client sends. */
@ExtendWith(OutputCaptureExtension.class)
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nContent-Length: 2000000000\r\n\r\nx",
                "GET / HTTP/1.1\r\n",
                "CONNECT x:1 HTTP/1.1\r\n\r\n",
                "GET /x HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
                "\u0016\u0003\u0001",
                "PROXY TCP4 1.2.3.4 5.6.7.8 1 2\r\n"
            })
    void aConnectionThatSpeaksNeitherCoreNorAmqpIsClosedAtOnce(String beginning) throws IOException {
        URI broker = URI.create(url);
        try (Socket socket = new Socket(broker.getHost(), broker.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(beginning.getBytes(StandardCharsets.ISO_8859_1));

            assertThat(socket.getInputStream().read()).as("the end").isEqualTo(-1);
        }
    }

    @Test
    void whoeverHoldsConnectionsWithoutSigningInKeepsNobodyOut() throws Exception {
        List<CoreSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < 1_100; i++) {
                held.add(new CoreSocket(url, i % 2 == 0 ? "A" : "ARTEMIS\0\0"));
            }

            await().untilAsserted(() -> assertThat(held.stream().filter(CoreSocket::isOpen))
                    .hasSizeLessThanOrEqualTo(PendingSignIns.PER_ADDRESS));
            try (CoreSocket desk = new CoreSocket(url)) {
                assertThat(desk.signIn("tickets", PASSWORD)).isEqualTo(CREATESESSION_RESP);
            }
        } finally {
            for (CoreSocket core : held) {
                core.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JMSCorrelationID LIKE '%a%a%a%a%a%a%b'",
                "a = 'like' AND b like '%a'",
                "a NOT LIKE'x'",
                "/* ' */ JMSCorrelationID LIKE '%a%b' /* ' */",
                "JMSCorrelationID /*'*/ LIKE /*'*/ '%a%b'",
                "-- '\nJMSCorrelationID LIKE '%a' -- '\n",
                "\"'\" = 'a' OR a LIKE '\"%'",
                "a = 'x' -- b",
                "XPATH '//a'",
                "XQUERY '//a'"
            })
    void aSelectorThatMayTakeForEverIsRefused(String selector) throws Exception {
        try (var factory = new ActiveMQConnectionFactory(url);
                var connection = factory.createContext("tickets", PASSWORD)) {
            assertThatThrownBy(() -> connection.createConsumer(connection.createQueue("replies.selector"), selector))
                    .isInstanceOf(JMSRuntimeException.class);
            ClientSessionFactory core = factory.getServerLocator().createSessionFactory();
            try (ClientSession session = core.createSession("tickets", PASSWORD, false, true, true, false, 0)) {
                assertThatThrownBy(() -> session.createQueue(QueueConfiguration.of("replies.filter")
                                .setRoutingType(RoutingType.ANYCAST)
                                .setFilterString(selector)))
                        .isInstanceOf(ActiveMQException.class);
            }
        }
    }

    @Test
    void aSelectorOfOneReplyIsTaken() {
        try (var factory = new ActiveMQConnectionFactory(url);
                var connection = factory.createContext("tickets", PASSWORD);
                var replies = connection.createConsumer(
                        connection.createQueue("replies.selector"),
                        "JMSCorrelationID = 'I like -- ''it''' AND (JMSPriority >= 4 OR a IN ('b', 'c') OR a IS NOT NULL)")) {
            assertThat(replies.receiveNoWait()).isNull();
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

    @Test
    void noConnectionToAnotherBrokerIsSetUp() {
        Configuration broker = app.bean(Configuration.class);

        assertThat(broker.getConnectorConfigurations().values())
                .extracting(TransportConfiguration::getFactoryClassName)
                .allMatch(InVMConnectorFactory.class.getName()::equals);
        assertThat(List.of(
                        broker.getBridgeConfigurations(),
                        broker.getFederationConfigurations(),
                        broker.getClusterConfigurations(),
                        broker.getAMQPConnection(),
                        broker.getBroadcastGroupConfigurations(),
                        broker.getDiscoveryGroupConfigurations().values(),
                        broker.getConnectorServiceConfigurations()))
                .allMatch(Collection::isEmpty);
        assertThat(broker.getHAPolicyConfiguration()).isNull();
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
            String name = app.bean(EmbeddedActiveMQ.class).getActiveMQServer().getSessions().stream()
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

    /** Where, from the name of a property on, which four bytes become what; its value is one of three bytes. */
    @ParameterizedTest
    @CsvSource({
        "-8, 3fffffff", // properties
        "-8, ffffffff",
        "-4, 7fffffff", // length of the name
        "-4, fffffffb",
        "6, 4d000000", // type of the value
        "7, 7fffffff", // length of the value
        "7, fffffff0"
    })
    void aMessageWhosePropertiesAreNoneIsNotReadNorItsTextWrittenToTheLog(int at, String hex, CapturedOutput log)
            throws Exception {
        ClientMessageImpl message =
                new ClientMessageImpl(Message.TEXT_TYPE, true, 0, System.currentTimeMillis(), (byte) 4, 200);
        message.setAddress("mfa.tickets");
        message.getBodyBuffer().writeNullableSimpleString(SimpleString.of("passCode 739182739182739182739182"));
        message.putBytesProperty("a name", new byte[3]);
        byte[] packet = CoreSocket.bytes(new SessionSendMessage(message, true, null), CoreSocket.OWN);
        int name = new String(packet, StandardCharsets.ISO_8859_1)
                .indexOf(new String(SimpleString.of("a name").getData(), StandardCharsets.ISO_8859_1));
        int value = at > 0 ? "a name".length() : 0; // each character has two bytes
        System.arraycopy(HexFormat.of().parseHex(hex), 0, packet, name + at + value, 4);
        try (CoreSocket core = new CoreSocket(url)) {
            core.signIn("tickets", PASSWORD);
            core.send(packet);

            assertThat(core.isClosed()).isTrue();
        }
        assertThat(log.getAll()).doesNotContain("7391", "1.8.2", "OutOfMemoryError");
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
