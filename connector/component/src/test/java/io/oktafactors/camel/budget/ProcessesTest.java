package io.oktafactors.camel.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three processes, one database, one organization, in real time. Longer: {@code -Dbudget.seconds=120}. */
class ProcessesTest {

    private static final int SECONDS = Integer.getInteger("budget.seconds", 20);
    private static final boolean LONG = SECONDS > 60;
    private static final int WINDOW = 4;
    private static final int LIMIT = 200;

    @TempDir
    File folder;

    @Test
    void threeProcessesUseTheLimitTogetherAndNoMore() throws Exception {
        Server database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.getPath())
                .start();
        String url = "jdbc:h2:" + database.getURL() + "/budget";
        JdbcDataSource tables = new JdbcDataSource();
        tables.setURL(url);
        JdbcBudgetStoreTest.createTables(tables);
        ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor();
        FixedWindows okta = new FixedWindows(
                Timing.of(alarms),
                LIMIT,
                WINDOW * FixedWindows.SECOND,
                FixedWindows.SECOND / 3,
                FixedWindows.Rounding.UP,
                false,
                1_790_000_000L * FixedWindows.SECOND);
        ExecutorService threads = Executors.newFixedThreadPool(32);
        HttpServer server = serve(okta, threads);
        List<Process> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                nodes.add(node(url, server.getAddress().getPort(), i));
            }
            for (Process node : nodes) {
                assertThat(node.waitFor(SECONDS + 120, TimeUnit.SECONDS)).isTrue();
                assertThat(node.exitValue()).isZero();
            }
        } finally {
            nodes.forEach(Process::destroyForcibly);
            server.stop(0);
            threads.shutdownNow();
            alarms.shutdownNow();
            database.stop();
        }

        List<FixedWindows.Tally> windows = new ArrayList<>(okta.windows.values());
        assertThat(windows).isNotEmpty().allSatisfy(window -> {
            assertThat(window.refused).isZero();
            assertThat(window.ours).isLessThanOrEqualTo(LIMIT);
        });
        if (!LONG) {
            return; // how much a busy machine sends in some seconds says nothing
        }
        // The first ones were met half way, the last ones left half way.
        List<FixedWindows.Tally> full = windows.subList(1, windows.size() - 2);
        int used = full.stream().mapToInt(window -> window.ours).sum();
        assertThat(full).isNotEmpty();
        assertThat(used)
                .as(() -> windows.stream().map(window -> window.ours).toList().toString())
                .isGreaterThanOrEqualTo((int) (full.size() * LIMIT * 0.97));
    }

    private static HttpServer serve(FixedWindows okta, ExecutorService threads) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", call -> {
            Answer answer;
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

    private Process node(String database, int okta, int number) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeProcess.class.getName(),
                        database,
                        String.valueOf(okta),
                        "node" + number,
                        String.valueOf(Duration.ofSeconds(SECONDS).toMillis()))
                .redirectErrorStream(true)
                .redirectOutput(new File(folder, "node" + number + ".log"))
                .start();
    }
}
