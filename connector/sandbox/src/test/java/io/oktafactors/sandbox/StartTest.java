package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a start takes; the guide tells how long. */
class StartTest {
    private static final Duration LONG = Duration.ofDays(1);

    /** What only some calls need, and what takes long to load. */
    private static final List<String> LATER = List.of(
            " com.google.zxing.",
            " java.awt.",
            " javax.imageio.",
            " com.webauthn4j.",
            " com.fasterxml.jackson.databind.ObjectMapper ",
            " com.nimbusds.jwt.",
            " sun.security.rsa.RSAKeyPairGenerator ",
            " java.util.zip.Deflater ");

    private static final int MOST_CLASSES = 4000;

    @Test
    @Timeout(120)
    void aProcessLoadsOnlyWhatAStartNeeds(@TempDir Path directory) throws IOException {
        Path log = directory.resolve("classes.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        SandboxCommand.class.getName(),
                        "--port=0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).contains("ready at http://127.0.0.1:");
        } finally {
            process.destroyForcibly().onExit().join();
        }

        List<String> classes = Files.readAllLines(log);
        assertThat(classes).hasSizeBetween(500, MOST_CLASSES);
        assertThat(LATER).allSatisfy(name -> assertThat(classes).noneMatch(line -> (line + " ").contains(name)));
    }

    @Test
    void aStartInAProcessThatKnowsTheSandboxIsAMatterOfMilliseconds() {
        OktaSandbox.builder().start().close();
        Duration quickest = LONG;
        for (int start = 0; start < 3; start++) {
            long began = System.nanoTime();
            OktaSandbox.builder().start().close();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }

        assertThat(quickest).isLessThan(Duration.ofSeconds(1));
    }
}
