package io.oktafactors.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.OktaSandbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The health is DOWN while Okta cannot be reached, and UP again when it can, without a restart. */
@ExtendWith(OutputCaptureExtension.class)
class OktaHealthTest {

    /** About five seconds, and what a busy machine takes. */
    private static final Duration SOON = Duration.ofSeconds(8);

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static Switch door;
    private static RunningApp app;

    @BeforeAll
    static void start() throws Exception {
        okta = OktaSandbox.builder().unlimited().start();
        door = new Switch(URI.create(okta.url()).getPort());
        app = new RunningApp(
                home, "http://127.0.0.1:" + door.port(), okta.token(), "--logging.level.io.oktafactors=info");
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        door.close();
        okta.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Switch.State.class,
            names = {"REFUSES", "SILENT", "NONSENSE", "ENDLESS_HEAD"})
    void itIsDownWithinSecondsWhenOktaIsDeadAndUpAgainWhenItIsBack(Switch.State dead, CapturedOutput output) {
        await().atMost(SOON).until(() -> health("").statusCode() == 200);

        door.turn(dead);

        await().atMost(SOON).until(() -> health("").statusCode() == 503);
        assertThat(health("").body()).contains("\"status\":\"DOWN\"");
        assertThat(health("/liveness").statusCode())
                .as("a restart would not help")
                .isEqualTo(200);
        assertThat(health("/readiness").statusCode())
                .as("a restart would not help")
                .isEqualTo(200);
        assertThat(output.getAll().lines().filter(line -> line.contains("okta-factors-127.0.0.1")))
                .as("one line for the outage, however often somebody asks")
                .hasSize(1);

        door.turn(Switch.State.OPEN);

        await().atMost(SOON).until(() -> health("").body().contains("\"status\":\"UP\""));
        assertThat(output.getAll()).containsOnlyOnce("okta-factors-127.0.0.1 is up again");
    }

    @Test
    void whatTheRoutesMeetIsSeenToo() {
        await().atMost(SOON).until(() -> health("").statusCode() == 200);
        okta.addUser("ada@acme.example");
        door.turn(Switch.State.RESETS_FACTOR_CALLS);

        app.feed("a.csv", RunningApp.joiner("1", "ada@acme.example", "+12125550100", "Sales", "2026-01-02"));

        await().atMost(SOON).until(() -> health("").statusCode() == 503);
        door.turn(Switch.State.OPEN);
        await().atMost(Duration.ofSeconds(30)).until(() -> health("").statusCode() == 200);
    }

    private static HttpResponse<String> health(String group) {
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + app.port() + "/actuator/health" + group))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .join();
    }
}
