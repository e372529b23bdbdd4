package io.oktafactors.routes.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.sandbox.OktaSandbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.qpid.protonj2.client.AdvancedMessage;
import org.apache.qpid.protonj2.client.Message;
import org.apache.qpid.protonj2.types.Binary;
import org.apache.qpid.protonj2.types.Decimal64;
import org.apache.qpid.protonj2.types.Symbol;
import org.apache.qpid.protonj2.types.UnsignedInteger;
import org.apache.qpid.protonj2.types.UnsignedLong;
import org.apache.qpid.protonj2.types.messaging.AmqpValue;
import org.apache.qpid.protonj2.types.messaging.ApplicationProperties;
import org.apache.qpid.protonj2.types.messaging.Data;
import org.apache.qpid.protonj2.types.messaging.Footer;
import org.apache.qpid.protonj2.types.messaging.Header;
import org.apache.qpid.protonj2.types.messaging.MessageAnnotations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jms.core.JmsTemplate;

/** Whoever may send tickets may send anything: it is answered, and the tickets behind it are done. */
@ExtendWith(OutputCaptureExtension.class)
class OddMessagesTest {

    private static final String PASSWORD = "a password of the desk";
    private static final String LOGIN = "ada@acme.example";
    private static final String REFUSED = "is not allowed by the setting mfa.replies.queues";
    private static final Pattern TEMPORARY = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;
    private static CoreDesk core;
    private static AmqpDesk amqp;

    @BeforeAll
    static void start() throws Exception {
        okta = OktaSandbox.builder().unlimited().start();
        okta.addUser(LOGIN);
        app = new RunningApp(
                home, okta.url(), okta.token(), "--mfa.broker.port=0", "--mfa.broker.password=" + PASSWORD);
        String url = app.bean(BrokerPort.class).url();
        core = new CoreDesk(url, "tickets", PASSWORD);
        amqp = new AmqpDesk(url, "tickets", PASSWORD, false);
    }

    @AfterAll
    static void stop() throws Exception {
        amqp.close();
        core.close();
        app.close();
        okta.close();
    }

    @AfterEach
    void theLogIsSmallAndNothingIsOnTheDlq(CapturedOutput output) {
        String sinceStart = output.getAll().substring(output.getAll().indexOf("user tickets, password"));
        assertThat(sinceStart).doesNotContain("\tat ", "\u001b[31m");
        assertThat(sinceStart.lines().skip(1)).hasSizeLessThan(10);
        assertThat(app.queue("DLQ")).isEmpty();
    }

    private static ActiveMQServer broker() {
        return app.bean(EmbeddedActiveMQ.class).getActiveMQServer();
    }

    private static String ticket(String id) {
        return "{\"id\":\"%s\",\"ticket\":\"INC-%s\",\"kind\":\"reset-mfa\",\"login\":\"%s\"}".formatted(id, id, LOGIN);
    }

    private static String outcome(JsonNode answer) {
        return answer.path("outcome").asText();
    }

    private static String outcome(ClientMessage reply) throws Exception {
        return outcome(CoreDesk.json(reply));
    }

    private static void assertThatTicketsAreDone() throws Exception {
        assertThat(outcome(core.ask(core.text(ticket(UUID.randomUUID().toString())))))
                .isEqualTo("unenrolled");
    }

    @ParameterizedTest
    @EnumSource
    void aMessageThatNoClientCanReadIsInvalidAndHoldsUpNobody(OddCoreMessages odd) throws Exception {
        JsonNode answer = CoreDesk.json(core.ask(odd.by(core)));

        assertThat(outcome(answer)).isEqualTo("invalid");
        assertThat(answer.path("reason").asText()).contains(odd.reason);
        assertThatTicketsAreDone();
    }

    @Test
    void aLargeTicketIsReadAsASmallOneIs() throws Exception {
        String notes = IntStream.range(0, 8)
                .mapToObj(note -> ",\"note" + note + "\":\"" + "ü".repeat(90_000) + "\"")
                .collect(Collectors.joining());
        String large = ticket("large").replace("}", notes + "}");

        assertThat(outcome(core.ask(core.text(large)))).isEqualTo("unenrolled");
        assertThat(outcome(amqp.answer(AmqpDesk.text(large)))).isEqualTo("unenrolled");
        assertThat(outcome(amqp.answer(AmqpDesk.body(new Data(large.getBytes(UTF_8))))))
                .isEqualTo("unenrolled");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyOfAmqpThatIsNoTextIsInvalidAndHoldsUpNobody(OddAmqpMessages odd) throws Exception {
        JsonNode answer = amqp.answer(odd.message());

        assertThat(outcome(answer)).isEqualTo("invalid");
        assertThat(answer.path("reason").asText()).contains(odd.reason);
        assertThatTicketsAreDone();
    }

    /** Sections of AMQP in hexadecimal digits; 77 is a value, 75 data, 76 a sequence, 78 a footer, 74 application properties. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "005377", // without a value
                "005377 ff", // a type that there is not
                "005377 b1 7fffffff 41", // text longer than the message
                "005377 d0 00000010 7fffffff 40404040 4040404040404040", // a list of two thousand million nulls
                "005377 f0 00000009 7fffffff 4040404040", // an array of as many
                "005375 b0 ffffffff", // data of a negative length
                "005375 a1 027b7d", // data that are text
                "005376 a1 027b7d", // a sequence that is text
                "005377 a1 027b7d 005377 a1 027b7d", // two values
                "005377 00a105 6f74686572 a1 027b7d", // a type that nobody knows
                "0053ff 45" // a section that there is not
            })
    void aSectionOfAmqpThatIsBrokenIsInvalidAndHoldsUpNobody(String sections) throws Exception {
        assertThat(outcome(amqp.answerRaw(sections))).isEqualTo("invalid");
        assertThatTicketsAreDone();
    }

    @Test
    void aListThatIsNestedAHundredThousandTimesIsInvalidToo() throws Exception {
        StringBuilder nested = new StringBuilder("40");
        int levels = 10_000;
        StringBuilder open = new StringBuilder();
        for (int level = levels, size = 4 + 1 + 9 * (levels - 1); level > 0; level--, size -= 9) {
            open.append("d0%08x00000001".formatted(size));
        }
        assertThat(outcome(amqp.answerRaw("005377" + open + nested))).isEqualTo("invalid");
        assertThatTicketsAreDone();
    }

    static Stream<AdvancedMessage<Object>> ticketsOfAmqp() throws Exception {
        byte[] bytes = ticket("pieces").getBytes(UTF_8);
        return Stream.of(
                AmqpDesk.text(ticket("text")),
                AmqpDesk.body(new AmqpValue<>(new Binary(ticket("binary").getBytes(UTF_8)))),
                AmqpDesk.body(new Data(ticket("data").getBytes(UTF_8))),
                (AdvancedMessage<Object>)
                        AmqpDesk.body(new Data(ticket("json").getBytes(UTF_8))).contentType("application/json"),
                (AdvancedMessage<Object>)
                        AmqpDesk.body(new Data(ticket("octets").getBytes(UTF_8)))
                                .contentType("application/octet-stream"),
                (AdvancedMessage<Object>)
                        AmqpDesk.body(new Data(ticket("object").getBytes(UTF_8)))
                                .contentType("application/x-java-serialized-object"),
                AmqpDesk.body(
                        new Data(Arrays.copyOf(bytes, 20)), new Data(Arrays.copyOfRange(bytes, 20, bytes.length))),
                (AdvancedMessage<Object>)
                        AmqpDesk.text(ticket("durable")).durable(true).priority((byte) 9),
                (AdvancedMessage<Object>) AmqpDesk.text(ticket("ttl")).timeToLive(600_000),
                AmqpDesk.text(ticket("header"))
                        .header(new Header().setFirstAcquirer(true).setDeliveryCount(3)),
                AmqpDesk.text(ticket("odd")).applicationProperties(new ApplicationProperties(oddProperties())),
                AmqpDesk.text(ticket("annotated")).annotations(new MessageAnnotations(oddAnnotations())),
                AmqpDesk.text(ticket("footed")).footer(new Footer(oddAnnotations())));
    }

    private static Map<String, Object> oddProperties() {
        Map<String, Object> odd = new LinkedHashMap<>();
        odd.put("null", null);
        odd.put("uuid", UUID.randomUUID());
        odd.put("time", new Date());
        odd.put("char", 'x');
        odd.put("binary", new Binary(new byte[] {1, 2}));
        odd.put("decimal", new Decimal64(1));
        odd.put("ulong", UnsignedLong.MAX_VALUE);
        odd.put("symbol", Symbol.valueOf("s"));
        odd.put("", "no name");
        odd.put("JMSXGroupSeq", "first");
        odd.put("_AMQ_SCHED_DELIVERY", "never");
        odd.put("_AMQ_LARGE_COMPRESSED", true);
        odd.put("mfaUnreadable", "TOO_LARGE");
        odd.put("CamelJmsDestinationName", "DLQ");
        odd.put("a name\u001b[31m with a colour", "\u001b[31m");
        return odd;
    }

    private static Map<Symbol, Object> oddAnnotations() {
        Map<Symbol, Object> odd = new LinkedHashMap<>();
        odd.put(Symbol.valueOf("x-opt-jms-reply-to"), "a queue");
        odd.put(Symbol.valueOf("x-opt-ingress-time"), "yesterday");
        odd.put(Symbol.valueOf("x-opt-delivery-time"), "soon");
        odd.put(Symbol.valueOf("list"), List.of(1, Map.of("a", List.of())));
        odd.put(Symbol.valueOf("null"), null);
        odd.put(Symbol.valueOf("uint"), UnsignedInteger.MAX_VALUE);
        return odd;
    }

    @ParameterizedTest
    @MethodSource("ticketsOfAmqp")
    void textInAValueOrInDataIsATicketWhateverElseTheMessageCarries(AdvancedMessage<Object> ticket) throws Exception {
        assertThat(outcome(amqp.answer(ticket))).isEqualTo("unenrolled");
    }

    @Test
    void eachOfSomeHundredIsAnsweredAndTheConsumerLives() throws Exception {
        int rounds = 6;
        for (int round = 0; round < rounds; round++) {
            for (OddCoreMessages odd : OddCoreMessages.values()) {
                core.tellAndWaitLater(odd.by(core));
            }
            for (OddAmqpMessages odd : OddAmqpMessages.values()) {
                amqp.tellAndWaitLater(odd.message());
            }
        }

        for (int reply = 0; reply < rounds * OddCoreMessages.values().length; reply++) {
            assertThat(outcome(core.reply())).isEqualTo("invalid");
        }
        for (int reply = 0; reply < rounds * OddAmqpMessages.values().length; reply++) {
            assertThat(amqp.reply().body()).contains("invalid");
        }
        assertThatTicketsAreDone();
        assertThat(app.get("/actuator/health")).contains("\"UP\"");
    }

    @Test
    void aReceiverOnADynamicAddressGetsItsReply() throws Exception {
        String url = app.bean(BrokerPort.class).url();
        try (AmqpDesk dynamic = new AmqpDesk(url, "tickets", PASSWORD, true)) {
            assertThat(outcome(dynamic.answer(AmqpDesk.text(ticket("dynamic")))))
                    .isEqualTo("unenrolled");
        }
    }

    static Stream<Object> ids() {
        return Stream.of(
                "a name",
                "ID:AMQP_UUID:no id at all",
                UUID.fromString("00000000-0000-0001-0000-00000000000a"),
                UnsignedLong.valueOf(-1L),
                new Binary(new byte[] {0, 1, (byte) 0xff, 10}),
                new Binary(new byte[16]));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void aCorrelationIdOfAmqpComesBackAsItWasAndSoDoesTheIdOfAMessageWithoutOne(Object id) throws Exception {
        Message<String> correlated =
                amqp.ask(AmqpDesk.text(ticket("correlated")).correlationId(id).messageId("another"));
        Message<String> identified =
                amqp.ask(AmqpDesk.text(ticket("identified")).messageId(id));
        Message<String> invalid = amqp.ask(AmqpDesk.text("{").messageId(id));

        assertThat(List.of(correlated, identified, invalid))
                .allSatisfy(reply -> assertThat(reply.correlationId()).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001ff0a", "00000000", "7f"})
    void aCorrelationIdOfBytesComesBackToAClientOfCoreAsItWas(String hex) throws Exception {
        byte[] id = HexFormat.of().parseHex(hex);
        ClientMessage ticket = core.text(ticket("core-" + hex));
        ticket.putBytesProperty("JMSCorrelationID", id);

        assertThat(core.ask(ticket).getObjectProperty("JMSCorrelationID")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID:AMQP_UUID:no id at all", "ID:AMQP_BINARY:0", "a\u001b[31mb"})
    void aCorrelationIdOfTextIsNotTakenForOneOfAnotherType(String id) throws Exception {
        ClientMessage ticket = core.text(ticket("text-" + id.hashCode()));
        ticket.putStringProperty("JMSCorrelationID", id);

        assertThat(core.ask(ticket).getStringProperty("JMSCorrelationID")).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue://#",
                "queue://*.work",
                "queue://replies.#",
                "queue://replies.*",
                "queue://DLQ::DLQ",
                "queue://replies.x::mfa.work",
                "queue://replies.\u001b[31mred",
                "queue://replies.a\r\nb",
                "queue://replies.\u202egnp",
                "queue://replies.",
                "queue://",
                "queue:// ",
                "queue://mfa.work",
                "queue://mfa.tickets",
                "queue://ExpiryQueue",
                "queue://activemq.management",
                "queue://$sys.mqtt.sessions",
                "queue://elsewhere",
                "topic://replies.topic",
                "temp-topic://replies.topic",
                "topic://replies.x",
                ""
            })
    void aReplyGoesToNoQueueThatTheSenderMayNotFetchFromAndTheTicketIsDone(String name) throws Exception {
        String id = "refused-" + UUID.randomUUID();
        List<String> queues = queues();
        ClientMessage ticket = core.text(ticket(id));
        ticket.putStringProperty("JMSReplyTo", name);
        core.tell(ticket);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(app.audit().filter(line -> line.contains(id)))
                        .anySatisfy(line -> assertThat(line).contains("\"done\""))
                        .anySatisfy(line -> assertThat(line).contains("\"reply-refused\"", REFUSED)));
        assertThatTicketsAreDone();
        assertThat(queues()).isEqualTo(queues);
        assertThat(app.audit()).noneSatisfy(line -> assertThat(line).contains("red\"", "\u202e"));
    }

    /** Without the temporary reply queues of clients, which come and go by themselves. */
    private static List<String> queues() {
        return Arrays.stream(broker().getPostOffice().getAddresses().toArray())
                .map(Object::toString)
                .filter(name -> !TEMPORARY.matcher(name).matches())
                .sorted()
                .toList();
    }

    @Test
    void theLogSaysOnceAMinuteThatAReplyIsRefused(CapturedOutput output) throws Exception {
        for (int n = 0; n < 20; n++) {
            ClientMessage ticket = core.text("{}");
            ticket.putStringProperty("JMSReplyTo", "queue://\u001b[31m");
            core.tell(ticket);
        }
        assertThatTicketsAreDone();

        assertThat(output.getAll().lines().filter(line -> line.contains(REFUSED)))
                .hasSizeLessThan(2);
    }

    @Test
    void aNameOnTheWorkQueueIsLookedAtAgain() throws Exception {
        String id = UUID.randomUUID().toString();
        assertThat(outcome(core.ask(core.text(ticket(id))))).isEqualTo("unenrolled");
        Event ticket = new Ticket(
                null,
                id,
                "INC-" + id,
                Ticket.Kind.RESET_MFA,
                LOGIN,
                null,
                null,
                null,
                null,
                new Origin("tickets", "a ticket", 0, Instant.now()));
        Event event = ticket.withEventId(ticket.idFrom(app.bean(EventIds.class)));
        String json = app.bean(ObjectMapper.class).writerFor(Event.class).writeValueAsString(event);
        long refused = refusals();
        app.bean(JmsTemplate.class).send("mfa.work", session -> {
            var message = session.createTextMessage(json);
            message.setStringProperty("mfaReplyTo", "DLQ");
            return message;
        });

        await().atMost(Duration.ofSeconds(30)).until(() -> refusals() > refused);
        assertThat(app.queue("DLQ")).isEmpty();
    }

    private static long refusals() {
        return app.audit().filter(line -> line.contains("\"reply-refused\"")).count();
    }
}
