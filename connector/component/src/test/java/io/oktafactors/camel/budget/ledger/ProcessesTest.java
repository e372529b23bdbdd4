package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.oktafactors.camel.budget.TestDatabase;
import io.oktafactors.camel.concurrent.Timing;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three processes, one database, one organization, in real time; one of them is killed half way. In full, with PostgreSQL too:
 * {@code ./mvnw -pl connector/component test -Dtest=ProcessesTest -Dbudget.seconds=120}.
 */
class ProcessesTest {

    private static final int SECONDS = Integer.getInteger("budget.seconds", 6);
    private static final boolean LONG = SECONDS > 60;
    private static final int WINDOW = LONG ? 4 : 2;
    private static final int LIMIT = 200;
    private static final int STARTED = 10;
    private static final int FREE_AGAIN = 10;

    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
    private final FixedWindows okta = new FixedWindows(
            Timing.of(alarms),
            LIMIT,
            WINDOW * FixedWindows.SECOND,
            FixedWindows.SECOND / 3,
            FixedWindows.Rounding.UP,
            false,
            1_790_000_000L * FixedWindows.SECOND);
    private final List<Process> nodes = new ArrayList<>();

    @TempDir
    Path folder;

    static List<TestDatabase.Kind> databases() {
        return LONG ? List.of(TestDatabase.Kind.values()) : List.of(TestDatabase.Kind.H2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void threeProcessesUseTheLimitTogetherAndNoMore(TestDatabase.Kind kind) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(32);
        HttpServer server = serve(threads);
        long killed;
        try (TestDatabase database = TestDatabase.start(kind, folder)) {
            for (int i = 0; i < 3; i++) {
                nodes.add(node(database.url(), server.getAddress().getPort(), i));
            }
            Process victim = nodes.get(2);
            assertThat(victim.waitFor(SECONDS / 2, TimeUnit.SECONDS))
                    .as("the node runs")
                    .isFalse();
            killed = okta.now();
            victim.destroyForcibly();
            for (Process node : nodes.subList(0, 2)) {
                assertThat(node.waitFor(SECONDS + 120, TimeUnit.SECONDS)).isTrue();
                assertThat(node.exitValue()).isZero();
            }
        } finally {
            nodes.forEach(Process::destroyForcibly);
            server.stop(0);
            threads.shutdownNow();
            alarms.shutdownNow();
        }

        assertThat(okta.windows.values()).isNotEmpty().allSatisfy(window -> {
            assertThat(window.refused).isZero();
            assertThat(window.ours).isLessThanOrEqualTo(LIMIT);
        });
        if (LONG) { // how much a busy machine sends in some seconds says nothing
            // Processes need their time to start, and the last windows were left half way.
            List<Long> ends = new ArrayList<>(okta.windows.keySet());
            long first = ends.get(0) + STARTED * FixedWindows.SECOND;
            long last = ends.get(ends.size() - 3);
            long freeAgain = killed + FREE_AGAIN * FixedWindows.SECOND;
            assertUsed(okta.windows.subMap(first, false, killed, true));
            assertUsed(okta.windows.subMap(freeAgain, true, last, true));
        }
    }

    private static void assertUsed(Map<Long, FixedWindows.Tally> windows) {
        List<Integer> calls =
                windows.values().stream().map(window -> window.ours).toList();
        System.out.println("Calls in windows of " + LIMIT + ": " + calls);
        assertThat(calls).hasSizeGreaterThan(5);
        assertThat(calls.stream().mapToInt(each -> each).average().orElseThrow())
                .as(calls::toString)
                .isGreaterThanOrEqualTo(LIMIT * 0.97);
    }

    private HttpServer serve(ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", call -> {
            CallOutcome answer;
            synchronized (okta) {
                answer = okta.ours();
            }
            byte[] body = (answer.kind() + " " + answer.limit() + " " + answer.remaining() + " " + answer.reset() + " "
                            + answer.date())
                    .getBytes(StandardCharsets.US_ASCII);
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
            call.close();
        });
        server.start();
        return server;
    }

    private Process node(String database, int port, int number) throws IOException {
        File log = folder.resolve("node" + number + ".log").toFile();
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        database,
                        String.valueOf(port),
                        "node" + number,
                        String.valueOf(Duration.ofSeconds(SECONDS).toMillis()))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
    }
}
