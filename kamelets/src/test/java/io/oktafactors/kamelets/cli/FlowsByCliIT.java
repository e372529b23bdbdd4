package io.oktafactors.kamelets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.kamelets.flows.Topics;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxFactor;
import io.oktafactors.sandbox.api.SandboxUser;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Three of the flows, each by the Camel CLI in a process of its own. */
@EnabledIfSystemProperty(named = "camel-cli.version", matches = ".+", disabledReason = "run it by the profile cli")
class FlowsByCliIT {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static OktaSandbox okta;
    private static Topics kafka;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        okta = OktaSandbox.builder().unlimited().start();
        kafka = Topics.start(
                "mfa.enroll", "mfa.enroll.failed", "mfa.unenroll", "mfa.rejected", "mfa.rate-limited", "mfa.failed");
    }

    @AfterAll
    static void stop() {
        kafka.close();
        okta.close();
    }

    @Test
    void thePipeEnrollsWhatIsOnTheTopic() throws Exception {
        kafka.send(
                "mfa.enroll",
                "{\"login\": \"ada.byron@acme.example\", \"factorType\": \"sms\", \"provider\": \"OKTA\","
                        + " \"profile\": {\"phoneNumber\": \"+12065550142\"}}");

        runUntil("kafka-enroll.pipe.yaml", () -> assertThat(okta.messagesTo("+12065550142"))
                .hasSize(1));
    }

    @Test
    void theRoutesRemoveWhatIsOnTheTopic() throws Exception {
        SandboxUser blaise = okta.user("blaise.pascal@acme.example").orElseThrow();
        kafka.send(
                "mfa.unenroll",
                "{\"userId\": \"" + blaise.id() + "\", \"factorId\": \""
                        + blaise.factor("sms").orElseThrow().id() + "\"}");

        runUntil("kafka-unenroll.camel.yaml", () -> assertThat(
                        okta.user(blaise.id()).orElseThrow().factors())
                .extracting(SandboxFactor::factorType)
                .containsExactly("email"));
    }

    @Test
    void theReportIsWritten() throws Exception {
        runUntil("factor-report.camel.yaml", () -> {
            try (var files = Files.list(folder)) {
                assertThat(files.filter(file -> file.toString().endsWith(".jsonl")))
                        .hasSize(1)
                        .allSatisfy(file -> assertThat(Files.readString(file)).contains("grace.hopper@acme.example"));
            }
        });
    }

    private void runUntil(String flow, ThrowingRunnable done) throws Exception {
        Path world = Files.writeString(
                folder.resolve("world.properties"),
                Files.readString(Path.of("flows/okta.properties"))
                        .replace("https://acme.okta.com", okta.url())
                        .replace("00-the-token-of-your-organization", okta.token())
                        .replace("localhost:9092", kafka.brokers())
                        .replace("/data/report", folder.toString())
                        .replace("ada@acme.example,grace@acme.example", "grace.hopper@acme.example"));
        Path log = folder.resolve("cli.log");
        Process cli = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        CliMain.class.getName(),
                        "run",
                        Path.of("flows", flow).toAbsolutePath().toString(),
                        world.toString(),
                        "--kamelets-version=" + System.getProperty("camel-kamelets.version"))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(PATIENCE)
                    .failFast(
                            () -> assertThat(cli.isAlive()).as(() -> read(log)).isTrue())
                    .untilAsserted(done);
        } finally {
            cli.destroy();
            cli.waitFor();
        }
    }

    /** The CLI logs by Log4j, and by nothing that stands in for it. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(element -> !element.contains("logback") && !element.contains("log4j-to-slf4j"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (Exception e) {
            return e.toString();
        }
    }
}
