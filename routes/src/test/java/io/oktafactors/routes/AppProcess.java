package io.oktafactors.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged app as a process of its own, with ports that the system chooses. */
public final class AppProcess implements AutoCloseable {

    /** What the user {@code operator} signs in with. */
    public static final String OPERATOR_PASSWORD = "operator-Qx7pV2mK9w";

    /** What the user {@code tickets} signs in to the broker with. */
    public static final String TICKETS_PASSWORD = "tickets-Hc4nZ8rT6b";

    private static final Duration LONGEST_START = Duration.ofSeconds(180);
    private static final long LONGEST_STOP_SECONDS = 60;
    private static final Pattern CONSOLE = Pattern.compile("^(?:Console|Sign-in): (http://[^/\\s]+)");
    private static final Pattern BROKER = Pattern.compile("^Broker: (tcp://\\S+)");

    private final Process process;
    private final Path output;
    private final String url;
    private final URI broker;
    private final HttpClient http = HttpClient.newHttpClient();

    /**
     * Starts the app with its broker's port open, and waits until it is up.
     *
     * @param home the app's folder
     * @param environment variables of the process, such as those that name the organization
     * @param settings further arguments
     */
    public AppProcess(Path home, Map<String, String> environment, String... settings) {
        this(RunnableJar.command(), home, environment, settings);
    }

    /** The same with another command, see {@link RunnableJar}. */
    public AppProcess(List<String> jar, Path home, Map<String, String> environment, String... settings) {
        List<String> command = new ArrayList<>(jar);
        command.addAll(List.of("--mfa.home=" + home, "--server.port=0", "--mfa.broker.port=0"));
        command.addAll(List.of(settings));
        try {
            output = Files.createTempFile(home.toAbsolutePath().getParent(), "app", ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("OKTA_CLIENT_"));
            builder.environment().put("MFA_CONSOLE_PASSWORD", OPERATOR_PASSWORD);
            builder.environment().put("MFA_BROKER_PASSWORD", TICKETS_PASSWORD);
            builder.environment().putAll(environment);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Pattern, String> told = waitForStart();
        url = told.get(CONSOLE);
        broker = URI.create(told.get(BROKER));
    }

    /** What the app tells of itself when it is up, read as it comes: a log may be long before. */
    private Map<Pattern, String> waitForStart() {
        Map<Pattern, String> told = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(output, StandardCharsets.ISO_8859_1)) {
            await().atMost(LONGEST_START).until(() -> {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    for (Pattern pattern : List.of(CONSOLE, BROKER)) {
                        Matcher found = pattern.matcher(line);
                        if (found.find()) {
                            told.put(pattern, found.group(1));
                        }
                    }
                }
                return told.size() == 2 || !process.isAlive();
            });
            assertThat(told.size()).as("is up; it said: %s", tail()).isEqualTo(2);
            return told;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (told.size() < 2) {
                kill();
            }
        }
    }

    private String tail() {
        String all = output();
        return all.substring(Math.max(0, all.length() - 5_000));
    }

    /** Where the app answers HTTP, without a path. */
    public String url() {
        return url;
    }

    /** Where the broker takes clients. */
    public URI broker() {
        return broker;
    }

    /** What the app answers to the signed-in operator. */
    public HttpResponse<String> get(String path) {
        String credentials =
                Base64.getEncoder().encodeToString(("operator:" + OPERATOR_PASSWORD).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Basic " + credentials)
                .timeout(Duration.ofSeconds(30))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    public long pid() {
        return process.pid();
    }

    /** The processor time that the process has used so far. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** All that the process has written to its terminal: the log, and how to sign in. */
    public String output() {
        try {
            return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the process as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    /** Asks the process to end, as {@code kill} does, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
