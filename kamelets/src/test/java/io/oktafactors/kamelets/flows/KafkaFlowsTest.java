package io.oktafactors.kamelets.flows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxUser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The flows with Kafka, each as a Pipe and as plain routes, with a broker of their own. */
class KafkaFlowsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Topics kafka;

    @BeforeAll
    static void start() {
        kafka = Topics.start(
                "mfa.enroll",
                "mfa.enroll.failed",
                "mfa.unenroll",
                "mfa.rejected",
                "mfa.rate-limited",
                "mfa.failed",
                "mfa.state",
                "mfa.state.failed");
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-enroll.pipe.yaml", "kafka-enroll.camel.yaml"})
    void aRecordIsEnrolledAndOneThatFailsIsKeptAsItCame(String file) throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                Flow running = start(file, okta)) {
            String order = "{\"login\": \"%s\", \"factorType\": \"sms\", \"provider\": \"OKTA\","
                    + " \"profile\": {\"phoneNumber\": \"+12065550142\"}}";
            long before = kafka.end("mfa.enroll.failed");

            okta.faults()
                    .add(SandboxFault.status(429)
                            .on("POST", "/api/v1/users/{userId}/factors")
                            .withTimes(1));

            kafka.send("mfa.enroll", order.formatted("nobody@acme.example"));
            kafka.send("mfa.enroll", order.formatted("grace.hopper@acme.example"));
            kafka.send("mfa.enroll", order.formatted("ada.byron@acme.example"));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(okta.messagesTo("+12065550142"))
                    .hasSize(1));
            assertThat(kafka.from("mfa.enroll.failed", before, 2))
                    .extracting(ConsumerRecord::value)
                    .containsExactly(
                            order.formatted("nobody@acme.example"), order.formatted("grace.hopper@acme.example"));
            kafka.awaitCommitted("kafka-enroll", "mfa.enroll");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka-unenroll.pipe.yaml", "kafka-unenroll.camel.yaml"})
    void aFactorIsRemovedAndWhatFailsIsSortedByItsReason(String file) throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                Flow running = start(file, okta)) {
            SandboxUser blaise = okta.user("blaise.pascal@acme.example").orElseThrow();
            String order = "{\"userId\": \"" + blaise.id() + "\", \"factorId\": \"%s\"}";
            long rejected = kafka.end("mfa.rejected");
            long limited = kafka.end("mfa.rate-limited");
            long failed = kafka.end("mfa.failed");
            okta.faults()
                    .add(SandboxFault.status(429)
                            .on("DELETE", "/api/v1/users/{userId}/factors/{factorId}")
                            .withTimes(1));

            kafka.send("mfa.unenroll", order.formatted("limited"));
            kafka.send("mfa.unenroll", order.formatted("unknown"));
            kafka.send("mfa.unenroll", "no JSON");
            kafka.send(
                    "mfa.unenroll",
                    order.formatted(blaise.factor("sms").orElseThrow().id()));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                            okta.user(blaise.id()).orElseThrow().factors())
                    .extracting(SandboxFactor::factorType)
                    .containsExactly("email"));
            var late = kafka.next("mfa.rate-limited", limited);
            assertThat(late.value()).isEqualTo(order.formatted("limited"));
            assertThat(header(late, "mfaRetryAfter")).isNotBlank();
            var unknown = kafka.next("mfa.rejected", rejected);
            assertThat(unknown.value()).isEqualTo(order.formatted("unknown"));
            assertThat(header(unknown, "mfaErrorCode")).isEqualTo("E0000007");
            assertThat(kafka.next("mfa.failed", failed).value()).isEqualTo("no JSON");
            kafka.awaitCommitted("kafka-unenroll", "mfa.unenroll");
        }
    }

    @Test
    void theUserOfAnEventHookIsLookedAtAgainAndTheEventIsKeptWhereThatFails() throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                Flow flow = Flow.start(
                        "event-hook-recheck.camel.yaml",
                        okta,
                        Map.of(
                                "camel.component.kafka.brokers",
                                kafka.brokers(),
                                "okta.hook-secret",
                                "s3cret",
                                "camel.server.enabled",
                                "true",
                                "camel.server.host",
                                "127.0.0.1",
                                "camel.server.port",
                                "0"))) {
            String blaise =
                    okta.user("blaise.pascal@acme.example").orElseThrow().id();
            URI hook = URI.create("http://127.0.0.1:"
                    + flow.context().hasService(VertxPlatformHttpServer.class).getPort() + "/okta/events");
            HttpClient client = HttpClient.newHttpClient();
            okta.faults()
                    .add(SandboxFault.status(429)
                            .on("GET", "/api/v1/users/{userId}/factors")
                            .withTimes(1));
            String batch = "{\"data\": {\"events\": [" + event(blaise) + "," + event("00uNOBODY") + "," + event(blaise)
                    + "]}}";

            assertThat(client.send(
                                    HttpRequest.newBuilder(hook)
                                            .header("X-Okta-Verification-Challenge", "abc")
                                            .build(),
                                    BodyHandlers.ofString())
                            .body())
                    .isEqualTo("{\"verification\":\"abc\"}");
            assertThat(client.send(
                                    HttpRequest.newBuilder(hook)
                                            .header("Authorization", "s3cret")
                                            .POST(HttpRequest.BodyPublishers.ofString(batch))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(204);

            assertThat(client.send(
                                    HttpRequest.newBuilder(hook)
                                            .header("Authorization", "s3cret")
                                            .POST(HttpRequest.BodyPublishers.ofString("no batch"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(500);

            ConsumerRecord<String, String> state = kafka.next("mfa.state", 0);
            assertThat(state.key()).isEqualTo(blaise);
            assertThat(state.value()).contains("\"sms\"", "\"email\"");
            assertThat(kafka.from("mfa.state.failed", 0, 2))
                    .extracting(ConsumerRecord::value)
                    .satisfiesExactly(limited -> assertThat(limited).contains(blaise), unknown -> assertThat(unknown)
                            .contains("00uNOBODY"));
        }
    }

    private static String event(String user) {
        return "{\"eventType\": \"user.mfa.factor.deactivate\", \"target\": [{\"id\": \"" + user
                + "\", \"type\": \"User\"}]}";
    }

    private static Flow start(String file, OktaSandbox okta) throws Exception {
        return Flow.start(
                file,
                okta,
                Map.of(
                        "camel.component.kafka.brokers",
                        kafka.brokers(),
                        "camel.component.kafka.pollTimeoutMs",
                        "100",
                        "camel.component.kafka.autoCommitIntervalMs",
                        "100"));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
