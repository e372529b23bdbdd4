package io.oktafactors.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.AppProcess;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.csv.HrCsvReader;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import io.oktafactors.routes.feed.kafka.TestKafka;
import io.oktafactors.sandbox.OktaSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

/**
 * Feeds the packaged app damaged tickets, rows and records, and looks whether all are accounted for. {@code -Pfuzz} is the long form
 * with 10,000 of each, {@code -Dfuzz.size=…} any other, and {@code -Dfuzz.seed=…} repeats one.
 */
class FuzzCampaignIT {

    private static final Logger LOG = LoggerFactory.getLogger(FuzzCampaignIT.class);

    private static final int SIZE = Integer.getInteger("fuzz.size", 300);
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int ROWS_OF_A_FILE = 2_500;
    private static final Duration PATIENCE = Duration.ofSeconds(120 + SIZE / 10);

    /** For 10,000 messages, besides what a start and the last failures write. */
    private static final long LOG_BYTES = 1_000_000;

    private static final long LOG_BYTES_OF_A_START = 50_000;

    @TempDir
    static Path folder;

    private static Path home;
    private static OktaSandbox okta;
    private static EmbeddedKafkaBroker kafka;
    private static AppProcess app;

    @BeforeAll
    static void start() {
        LOG.info("Seed {}, {} of each; repeat it with -Dfuzz.seed={}", SEED, SIZE, SEED);
        okta = OktaSandbox.builder().organization(organization()).unlimited().start();
        kafka = TestKafka.start("hr.events");
        home = folder.resolve("home");
        app = new AppProcess(
                home,
                Map.of("OKTA_CLIENT_ORGURL", okta.url(), "OKTA_CLIENT_TOKEN", okta.token()),
                "--mfa.hr-kafka.bootstrap-servers=" + kafka.getBrokersAsString(),
                "--camel.component.okta-factors.gates=false");
    }

    private static ByteArrayInputStream organization() {
        String users = IntStream.range(0, FuzzedInputs.PEOPLE * 9 / 10)
                .mapToObj(person ->
                        "- {login: %s, factors: [{factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: \"%s\"}}]}\n"
                                .formatted(FuzzedInputs.login(person), FuzzedInputs.phone(person)))
                .collect(Collectors.joining("", "organization: Acme\nusers:\n", ""));
        return new ByteArrayInputStream(users.getBytes(StandardCharsets.UTF_8));
    }

    @AfterAll
    static void stop() {
        app.close();
        kafka.destroy();
        okta.close();
    }

    @Test
    void everyTicketIsAnsweredAndEveryRowAndRecordHasItsOutcome() throws Exception {
        FuzzedInputs inputs = new FuzzedInputs(new Mutator(SEED));
        long rows = feedRows(inputs);
        sendRecords(inputs);
        Map<String, Integer> outcomes = sendTickets(inputs);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(WorkReport.of(app).allRows())
                        .as("rows and records with an outcome, of those that were fed")
                        .isEqualTo(rows + SIZE));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(WorkReport.of(app).openEvents()).isZero());
        assertThat(outcomes.getOrDefault("invalid", 0)).as("%s", outcomes).isLessThanOrEqualTo(SIZE / 2);
        assertThat(WorkReport.of(app).failedEvents()).isZero();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(app.get("/actuator/health").body()).contains("\"UP\""));
        everySourceStillTakesAGoodOne(inputs);
        noSecretIsInWhatTheAppWrites();
        logIsShort();
        LOG.info(
                "Outcomes of {} tickets {}, of rows and records {}",
                SIZE,
                outcomes,
                WorkReport.of(app).rows());
    }

    private static long feedRows(FuzzedInputs inputs) throws IOException {
        long read = 0;
        for (int rest = SIZE; rest > 0; rest -= ROWS_OF_A_FILE) {
            String text = IntStream.range(0, Math.min(rest, ROWS_OF_A_FILE))
                    .mapToObj(row -> inputs.row())
                    .collect(Collectors.joining("", FuzzedInputs.HEADER, ""));
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try (Stream<FeedRow> rows = new HrCsvReader(HrCsvOptions.defaults(), TestIds.CONTENTS)
                    .read(() -> new ByteArrayInputStream(bytes), "fuzz.csv", Instant.now()).stream()) {
                read += rows.count();
            }
            put("fuzz-" + rest + ".csv", bytes);
        }
        return read;
    }

    private static void put(String name, byte[] content) throws IOException {
        Path inbox = Files.createDirectories(home.resolve("feed"));
        Path partial = Files.write(inbox.resolve("." + name), content);
        Files.move(partial, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void sendRecords(FuzzedInputs inputs) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.getBrokersAsString()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < SIZE; i++) {
                ProducerRecord<byte[], byte[]> one =
                        new ProducerRecord<>("hr.events", new byte[] {(byte) i}, inputs.record());
                one.headers()
                        .add("CamelKafkaTopic", new byte[] {(byte) i, 0, -1})
                        .add("kafka.OVERRIDE_TOPIC", new byte[] {'x'});
                producer.send(one);
            }
        }
    }

    /** How often which outcome was answered. */
    private static Map<String, Integer> sendTickets(FuzzedInputs inputs) throws Exception {
        try (ReplyListener replies = new ReplyListener(app.broker(), "tickets", AppProcess.TICKETS_PASSWORD);
                TicketSenders senders = new TicketSenders(
                        new Mutator(SEED + 1), app.broker(), "tickets", AppProcess.TICKETS_PASSWORD)) {
            for (int i = 0; i < SIZE; i++) {
                senders.send(inputs.ticket(), "fuzz-" + i);
            }
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(replies.missing(SIZE))
                    .as("tickets without an answer, of %d", SIZE)
                    .isEmpty());
            return replies.outcomes();
        }
    }

    private static void everySourceStillTakesAGoodOne(FuzzedInputs inputs) throws Exception {
        String row = "99001,last@acme.example,L,,,US,,,2026-01-02,,hire\n";
        put("last.csv", (FuzzedInputs.HEADER + row).getBytes(StandardCharsets.UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.getBrokersAsString()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] record =
                    "{\"type\":\"joiner\",\"effectiveDate\":\"2026-01-02\",\"person\":{\"employeeNumber\":\"99002\",\"login\":\"last2@acme.example\"}}"
                            .getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>("hr.events", record)).get(10, TimeUnit.SECONDS);
        }
        try (ReplyListener replies = new ReplyListener(app.broker(), "tickets", AppProcess.TICKETS_PASSWORD);
                TicketSenders senders =
                        new TicketSenders(new Mutator(SEED), app.broker(), "tickets", AppProcess.TICKETS_PASSWORD)) {
            senders.sendText(inputs.goodTicket(), "fuzz-0");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(replies.missing(1)).isEmpty());
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        Files.readString(home.resolve("audit.jsonl")).lines())
                .anyMatch(line -> line.contains("\"rejected\"") && line.contains("\"99001\""))
                .anyMatch(line -> line.contains("\"rejected\"") && line.contains("\"99002\"")));
    }

    private static void noSecretIsInWhatTheAppWrites() throws IOException {
        assertThat(app.output()).doesNotContainPattern(FuzzedInputs.SECRETS);
        assertThat(Files.readString(home.resolve("audit.jsonl"))).doesNotContainPattern(FuzzedInputs.SECRETS);
        assertThat(app.get("/actuator/mfa").body()).doesNotContainPattern(FuzzedInputs.SECRETS);
    }

    private static void logIsShort() {
        long allowed = LOG_BYTES_OF_A_START + 3 * LOG_BYTES * SIZE / 10_000;
        assertThat((long) app.output().length()).as("%s", app.output()).isLessThanOrEqualTo(allowed);
        LOG.info("The log has {} bytes; {} are allowed", app.output().length(), allowed);
    }
}
