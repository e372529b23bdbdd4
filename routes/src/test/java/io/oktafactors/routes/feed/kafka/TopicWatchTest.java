package io.oktafactors.routes.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.feed.Relay;
import io.oktafactors.sandbox.OktaSandbox;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.test.EmbeddedKafkaBroker;

@ExtendWith(OutputCaptureExtension.class)
class TopicWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String GONE = "No Kafka broker can be reached";
    private static final String BACK = "The Kafka broker can be reached again";

    @TempDir
    Path home;

    @Test
    void withoutAKafkaBrokerTheAppSaysSoOnceAndWorksOnWhatElseComesIn(CapturedOutput output) throws Exception {
        int nobodyListens = portWhereNobodyListens();
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                RunningApp app = start(okta, "127.0.0.1:" + nobodyListens)) {
            await().atMost(PATIENCE).until(() -> output.getOut().contains(GONE + " at 127.0.0.1:" + nobodyListens));

            HttpResponse<String> health = health(app);
            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"DEGRADED\"");

            okta.addUser("ada@acme.example");
            app.feed("a.csv", RunningApp.joiner("1", "ada@acme.example", "+12125550100", "Sales", "2026-01-02"));
            app.settled();
            assertThat(okta.user("ada@acme.example").orElseThrow().factors()).hasSize(1);
            // By now the client has tried many times, as each of its tries takes at most a second.
            assertThat(output.getOut()).containsOnlyOnce(GONE);
            assertThat(output.getOut().lines().filter(line -> line.contains("NetworkClient")))
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    @Test
    void aBrokerThatComesIsToldOnceTooAndItsTopicIsRead(CapturedOutput output) throws Exception {
        int port = portWhereNobodyListens();
        EmbeddedKafkaBroker kafka = TestKafka.start("hr.events");
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                RunningApp app = start(okta, "127.0.0.1:" + port)) {
            await().atMost(PATIENCE).until(() -> health(app).body().contains("DEGRADED"));
            assertThat(output.getOut()).doesNotContain(BACK);

            int broker = Integer.parseInt(kafka.getBrokersAsString().replaceAll(".*:", ""));
            try (Relay relay = new Relay(port, broker)) {
                await().atMost(PATIENCE).until(() -> health(app).body().contains("\"status\":\"UP\""));
                assertThat(output.getOut()).containsOnlyOnce(GONE).containsOnlyOnce(BACK);
                await().atMost(PATIENCE).until(() -> partitionsReadBy("okta-factors", kafka) > 0);
            }
        } finally {
            kafka.destroy();
        }
    }

    private static long partitionsReadBy(String group, EmbeddedKafkaBroker kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.getBrokersAsString()))) {
            return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                    .mapToLong(member -> member.assignment().topicPartitions().size())
                    .sum();
        }
    }

    private static int portWhereNobodyListens() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private RunningApp start(OktaSandbox okta, String servers) {
        return new RunningApp(
                home,
                okta.url(),
                okta.token(),
                "--mfa.hr-kafka.bootstrap-servers=" + servers,
                "--mfa.hr-kafka.watch=500ms",
                "--logging.level.io.oktafactors=info");
    }

    private static HttpResponse<String> health(RunningApp app) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.port() + "/actuator/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
    }
}
