package io.oktafactors.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.RunnableJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged app as a process of its own, run with {@code demo --exit}. */
final class DemoProcess implements AutoCloseable {

    private static final long LONGEST_SECONDS = 180;

    private final Process process;
    private final Path output;

    /**
     * @param home the demo's folder
     * @param organization environment variables that name an organization; empty has the demo start a sandbox
     */
    DemoProcess(Path home, Map<String, String> organization) {
        List<String> command = RunnableJar.command();
        command.addAll(List.of("demo", "--exit", "--home=" + home));
        try {
            this.output = Files.createTempFile(home.getParent(), "demo", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().remove("OKTA_CLIENT_ORGURL");
            builder.environment().remove("OKTA_CLIENT_TOKEN");
            builder.environment().putAll(organization);
            this.process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends the process as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() {
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d s; it said: %s", LONGEST_SECONDS, output())
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What the process has printed so far. */
    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
