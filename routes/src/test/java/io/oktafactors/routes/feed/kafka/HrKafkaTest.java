package io.oktafactors.routes.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.RowVerdict;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxUser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

class HrKafkaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "hr.events";

    @TempDir
    static Path home;

    private static EmbeddedKafkaBroker kafka;
    private static OktaSandbox okta;
    private static RunningApp app;
    private static KafkaProducer<String, String> producer;

    @BeforeAll
    static void start() {
        kafka = TestKafka.start(TOPIC);
        okta = OktaSandbox.builder().unlimited().start();
        app = start("--mfa.hr-kafka.bootstrap-servers=" + kafka.getBrokersAsString());
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.getBrokersAsString()),
                new StringSerializer(),
                new StringSerializer());
    }

    private static RunningApp start(String... settings) {
        return new RunningApp(home, okta.url(), okta.token(), settings);
    }

    @AfterAll
    static void stop() {
        producer.close();
        app.close();
        okta.close();
        kafka.destroy();
    }

    private static void send(String key, String value) throws Exception {
        producer.send(new ProducerRecord<>(TOPIC, key, value)).get(10, TimeUnit.SECONDS);
    }

    private static String event(String type, String number, String date) {
        return """
                {"type": "%s", "effectiveDate": "%s", "zone": "Europe/Berlin", "source": "test", "unknown": [1],
                 "person": {"employeeNumber": "%s", "login": "kafka%s@acme.example", "email": "kafka%s@acme.example",
                            "mobilePhone": "0171 39200%s", "countryCode": "DE", "department": "Sales"}}""".formatted(type, date, number, number, number, number);
    }

    private static List<String> factors(String number) {
        return okta.user("kafka" + number + "@acme.example").map(SandboxUser::factors).orElse(List.of()).stream()
                .map(factor -> factor.factorType())
                .toList();
    }

    @Test
    void joinersAndLeaversAreWorkedOffAndCommittedAfterTheHandOver() throws Exception {
        okta.addUser("kafka11@acme.example");
        okta.addUser("kafka12@acme.example");

        send("11", event("joiner", "11", "2026-03-02"));
        send("12", event("joiner", "12", "2026-03-02"));
        send("12", event("leaver", "12", "2026-03-03"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(factors("11")).containsExactly("sms"));
        await().atMost(PATIENCE)
                .until(() -> app.report().events(EventState.UNENROLLED) > 0
                        && app.report().isSettled());
        assertThat(factors("12")).isEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(written()));
    }

    @Test
    void aPoisonRecordIsOnTheInvalidChannelAndTheRestGoesOn() throws Exception {
        okta.addUser("kafka13@acme.example");

        send("x", "{\"type\": \"joiner\", ");
        send("x", "[]");
        send("x", null);
        send("x", event("promoted", "14", "2026-03-02"));
        send("13", event("joiner", "13", "2026-03-02"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(factors("13")).containsExactly("sms"));
        assertThat(app.queue("mfa.invalid"))
                .anySatisfy(message -> assertThat(RunningApp.headers(message))
                        .contains("not exactly one valid JSON object without repeated fields: line 1"))
                .anySatisfy(message -> assertThat(RunningApp.text(message)).isEqualTo("[]"))
                .anySatisfy(message ->
                        assertThat(message.getStringProperty("mfaFeed")).isEqualTo("kafka hr.events 0"));
        assertThat(app.report().rows(RowVerdict.Kind.SKIPPED)).isPositive();
    }

    @Test
    void noRecordHoldsItsPartitionWhateverItsBytesAre() throws Exception {
        okta.addUser("kafka17@acme.example");
        long invalid = app.report().rows(RowVerdict.Kind.INVALID);
        anyTimeIsTaken();
        List<String> texts = List.of(
                "{\"x\":" + "[".repeat(100_000),
                "{\"x\":" + "9".repeat(5000) + "}",
                "{\"x\":\"" + "x".repeat(900_000) + "\"}",
                event("joiner", "18", "2026-03-02").replace("\"email\"", "\"firstName\": \"\\ud800\", \"email\""),
                event("joiner", "18", "2026-03-02").replace("kafka18@", "\\u0000@"),
                event("joiner", "18", "2026-03-02").replace("kafka18@", "İ".repeat(80) + "@"),
                event("mover", "18", "")
                        .replace("\"source\"", "\"occurredAt\": \"+999999999-12-31T23:59:59Z\", \"source\""),
                event("mover", "18", "").replace("\"effectiveDate\": \"\"", "\"effectiveDate\": 20260302"));
        try (KafkaProducer<byte[], byte[]> bytes = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.getBrokersAsString()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] odd = {(byte) 0xFF, 0, (byte) 0xC3, 0x28};
            send(bytes, new ProducerRecord<>(TOPIC, odd, odd));
            for (String text : texts) {
                send(bytes, new ProducerRecord<>(TOPIC, odd, text.getBytes(StandardCharsets.UTF_8)));
            }
            byte[] good = event("joiner", "17", "2026-03-02").getBytes(StandardCharsets.UTF_8);
            send(
                    bytes,
                    new ProducerRecord<>(
                            TOPIC,
                            0,
                            Long.MAX_VALUE,
                            odd,
                            event("joiner", "19", "2026-03-02").getBytes(StandardCharsets.UTF_8)));
            send(bytes, withOddHeaders(new ProducerRecord<>(TOPIC, odd, good), odd));
        }

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(factors("17")).containsExactly("sms"));
        assertThat(app.report().rows(RowVerdict.Kind.INVALID)).isEqualTo(invalid + texts.size() + 2);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(written()));
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
            throws Exception {
        producer.send(record).get(10, TimeUnit.SECONDS);
    }

    private static ProducerRecord<byte[], byte[]> withOddHeaders(ProducerRecord<byte[], byte[]> record, byte[] odd) {
        for (String name :
                List.of("", "CamelKafkaManualCommit", "kafka.OFFSET", "kafka.TOPIC", "JMSXGroupID", "\0", "a b")) {
            record.headers().add(name, odd).add(name, null);
        }
        return record;
    }

    /** As topics take it that were made by older brokers. */
    private static void anyTimeIsTaken() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()))) {
            ConfigEntry any = new ConfigEntry("message.timestamp.after.max.ms", "" + Long.MAX_VALUE);
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, TOPIC),
                            List.of(new AlterConfigOp(any, AlterConfigOp.OpType.SET))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void aRecordThatComesAgainIsDropped() throws Exception {
        okta.addUser("kafka15@acme.example");
        send("15", event("joiner", "15", "2026-03-02"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(factors("15")).hasSize(1));
        int codes = okta.messages().size();

        send("15", event("joiner", "15", "2026-03-02"));

        await().atMost(PATIENCE).until(() -> app.report().rows(RowVerdict.Kind.DUPLICATE) > 0);
        assertThat(okta.messages()).hasSize(codes);
    }

    @Test
    void aTopicThatIsMadeAnewHasOldOffsetsAgainAndItsRecordsAreRead() throws Exception {
        okta.addUser("kafka16@acme.example");
        send("x", "{\"old\": 1}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(committed()).isEqualTo(written()));
        app.stopRoute("mfa-hr-kafka");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()))) {
            admin.deleteTopics(List.of(TOPIC)).all().get(30, TimeUnit.SECONDS);
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(TOPIC));
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get(30, TimeUnit.SECONDS);
        }
        app.startRoute("mfa-hr-kafka");

        send("x", "{\"new\": 1}");
        send("16", event("joiner", "16", "2026-03-02"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(factors("16")).containsExactly("sms"));
        assertThat(app.queue("mfa.invalid"))
                .anySatisfy(message -> assertThat(RunningApp.text(message)).isEqualTo("{\"new\": 1}"));
    }

    private static long committed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()))) {
            OffsetAndMetadata offset = admin.listConsumerGroupOffsets("okta-factors")
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(TOPIC, 0));
            return offset == null ? -1 : offset.offset();
        }
    }

    private static long written() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()))) {
            TopicPartition partition = new TopicPartition(TOPIC, 0);
            return admin.listOffsets(Map.of(partition, org.apache.kafka.clients.admin.OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        }
    }
}
