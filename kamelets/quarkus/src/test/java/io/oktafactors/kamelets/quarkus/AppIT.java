package io.oktafactors.kamelets.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app as it is built, in a process of its own. */
class AppIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private OktaSandbox okta;
    private Process app;
    private Path log;

    @BeforeEach
    void start() throws IOException {
        okta = OktaSandbox.builder().unlimited().start();
        log = folder.resolve("app.log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        command.environment()
                .putAll(Map.of(
                        "OKTA_ORG_URL", okta.url(),
                        "OKTA_TOKEN", okta.token(),
                        "ORDERS", folder.resolve("orders").toString(),
                        "REPORT_USERS", "nobody@acme.example,grace.hopper@acme.example",
                        "REPORT_FOLDER", folder.resolve("report").toString(),
                        "CAMEL_MAIN_ROUTES_INCLUDE_PATTERN",
                                "classpath:camel/*.yaml,file:" + Path.of("../flows/factor-report.camel.yaml")));
        app = command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        app.destroy();
        app.waitFor();
        okta.close();
    }

    @Test
    void anOrderIsEnrolledAndAFlowOfCamelAloneRunsAsItStands() throws IOException {
        Path order = Files.writeString(
                folder.resolve("order.json"),
                "{\"login\": \"ada.byron@acme.example\", \"factorType\": \"sms\", \"provider\": \"OKTA\","
                        + " \"profile\": {\"phoneNumber\": \"+12065550142\"}}");
        Files.createDirectories(folder.resolve("orders"));
        Files.move(order, folder.resolve("orders/order.json"));

        becomes(() -> assertThat(okta.messagesTo("+12065550142")).hasSize(1));
        becomes(() -> {
            try (var files = Files.list(folder.resolve("report"))) {
                assertThat(files).hasSize(1).allSatisfy(file -> assertThat(Files.readString(file))
                        .contains("grace.hopper@acme.example", "\"question\""));
            }
        });
        assertThat(Files.readString(log)).contains("camel-kamelet").doesNotContain(okta.token());
    }

    private void becomes(ThrowingRunnable done) {
        await().atMost(PATIENCE)
                .failFast(() -> assertThat(app.isAlive()).as(this::read).isTrue())
                .untilAsserted(done);
    }

    private String read() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
