package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.broker.OwnBroker;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.TestDatabase;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two apps with one database, one broker, and the same credentials. Of the two the first one is stopped: in one JVM, and only
 * there, the schedulers of both use the connections of the app that started last.
 */
class TwoNodesTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int LIMIT = 20;

    /** What the apps use of the limit. */
    private static final int BUDGET = LIMIT * 90 / 100;

    /** Each of them is enrolled in two factors, by a call each. */
    private static final int JOINERS = 27;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    /**
     * What Okta refuses is asserted from the first call on: even nodes that know nothing yet send one call each and wait for what
     * it teaches. Both are given the same file at the same time.
     */
    @ParameterizedTest
    @EnumSource
    void twoNodesStayBelowOneLimitDoEachEventOnceAndOneGoesOnWithAllOfIt(TestDatabase.Kind kind) throws Exception {
        try (OktaSandbox okta = OktaSandbox.builder().limits(buckets()).start();
                TestDatabase database = TestDatabase.start(kind, folder("database"));
                OwnBroker broker = new OwnBroker(folder("broker"));
                RunningApp first = node("first", okta, database, broker);
                RunningApp second = node("second", okta, database, broker)) {
            IntStream.range(0, JOINERS).forEach(n -> okta.addUser(login(n)));

            CompletableFuture<Void> fed = CompletableFuture.runAsync(() -> second.feed("joiners.csv", rows()));
            first.feed("joiners.csv", rows());
            fed.join();
            await().atMost(PATIENCE).until(() -> callingNodes(second) == 2);
            first.close();
            Instant stopped = okta.clock().instant();
            second.settled();

            assertThat(okta.calls()).extracting(SandboxCall::status).doesNotContain(429);
            assertThat(second.report().events(EventState.ENROLLED)).isEqualTo(JOINERS);
            assertThat(enrollments(okta)).hasSize(2 * JOINERS);
            assertThat(okta.messages().stream().collect(Collectors.groupingBy(SandboxMessage::factorId)))
                    .hasSize(JOINERS)
                    .allSatisfy((factor, codes) -> assertThat(codes).hasSize(1));
            assertThat(callsInWindowsFrom(stopped, okta))
                    .as("an equal part is half of %d calls", BUDGET)
                    .anyMatch(calls -> calls > BUDGET / 2);
            assertThat(second.bean(Scheduler.class).getTriggerState(TriggerKey.triggerKey("sweep", "mfa")))
                    .isEqualTo(Trigger.TriggerState.NORMAL);
            assertThat(ledgers(second)).isNotEmpty().noneMatch(ledger -> ledger.contains(okta.token()));
        }
    }

    private RunningApp node(String name, OktaSandbox okta, TestDatabase database, OwnBroker broker) throws Exception {
        return new RunningApp(
                folder(name),
                okta.url(),
                okta.token(),
                Stream.of(database.settings(), broker.settings(), List.of("--mfa.okta.budget-store=jdbc"))
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    /** How many nodes have enrolled somebody in the current window. */
    private static int callingNodes(RunningApp app) {
        return app.bean(JdbcClient.class)
                .sql("select count(*) from okta_budget_slice where used > 0"
                        + " and ledger like '%POST /users/{userId}/factors'")
                .query(Integer.class)
                .single();
    }

    private static List<String> ledgers(RunningApp app) {
        return app.bean(JdbcClient.class)
                .sql("select ledger from okta_budget")
                .query(String.class)
                .list();
    }

    private static List<SandboxCall> enrollments(OktaSandbox okta) {
        return okta.calls().stream()
                .filter(call -> call.method().equals("POST") && call.path().endsWith("/factors"))
                .toList();
    }

    /** How many enrollments there were in each window of the limit that began after a moment. A window begins with a call. */
    private static List<Integer> callsInWindowsFrom(Instant moment, OktaSandbox okta) {
        List<Integer> windows = new ArrayList<>();
        Instant begin = Instant.MIN;
        for (SandboxCall call : enrollments(okta)) {
            boolean next = !call.at().isBefore(begin.plus(WINDOW));
            if (next) {
                begin = call.at();
            }
            if (begin.isBefore(moment)) {
                continue;
            }
            if (next) {
                windows.add(0);
            }
            windows.set(windows.size() - 1, windows.get(windows.size() - 1) + 1);
        }
        return windows;
    }

    private static SandboxLimits buckets() {
        return SandboxLimits.none()
                .withBucket("/api/v1/users/{userId}", LIMIT, WINDOW, "GET")
                .withBucket("/api/v1/users/{userId}/factors", LIMIT, WINDOW, "GET")
                .withBucket("/api/v1/users/{userId}/factors", LIMIT, WINDOW, "POST");
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectories(folder.resolve(name));
    }

    private static String login(int n) {
        return "joiner" + n + "@acme.example";
    }

    private static String[] rows() {
        return IntStream.range(0, JOINERS)
                .mapToObj(n -> joiner("" + n, login(n), "+1212555" + (1000 + n), "Engineering", "2026-01-02"))
                .toArray(String[]::new);
    }
}
