package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Okta's own Node client, unmodified, through the life of every type, by {@code src/test/node/life-cycle.js}. */
class OktaNodeSdkTest {
    private static final Path SOURCES = Path.of("src/test/node");
    private static final Path WORK = Path.of("target/node-sdk");
    private static final int MINUTES = 4;

    @Test
    void everyTypeLives() throws IOException, InterruptedException {
        assumeThat(run("node", "--version").exitCode)
                .as("Node is not here; its SDK is not tried")
                .isZero();
        Files.createDirectories(WORK);
        for (String file : List.of("package.json", "package-lock.json", "life-cycle.js")) {
            Files.write(WORK.resolve(file), Files.readAllBytes(SOURCES.resolve(file)));
        }
        Run installed = Files.exists(WORK.resolve("node_modules/@okta/okta-sdk-nodejs"))
                ? new Run(0, "")
                : run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        assumeThat(installed.exitCode)
                .as("Okta's Node SDK cannot be installed; it is not tried. " + installed.output)
                .isZero();

        try (Acme acme = new Acme()) {
            Run lived = run("node", "life-cycle.js", acme.okta.url(), acme.okta.token(), "ada.byron@acme.example");

            assertThat(lived.output)
                    .contains("sms: ok", "push: ok", "webauthn: ok", "lists: ok")
                    .doesNotContain("FAILED");
            assertThat(lived.exitCode).as(lived.output).isZero();
        }
    }

    private record Run(int exitCode, String output) {}

    /** Exit code 127, as a shell gives it, where there is no such command. */
    private static Run run(String... command) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path output = Files.createTempFile(WORK, command[0], ".log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(WORK.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException absent) {
            return new Run(127, absent.getMessage());
        }
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            return new Run(ended ? process.exitValue() : -1, Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
