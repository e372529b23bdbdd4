package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static io.oktafactors.routes.RunningApp.leaver;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.Report;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work stays below the rate limits, and who leaves does not wait behind those who join. */
class BudgetTest {

    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final int LIMIT = 20;
    private static final int JOINERS = 20;

    /** Of the enrollments, two for each joiner, so many are left at least when the leaver is done. */
    private static final int LEFT = 8;

    @TempDir
    Path home;

    @Test
    void aLeaverPassesAllJoinersAndNobodyMeetsTheLimit() {
        try (OktaSandbox okta = OktaSandbox.builder().limits(bucketsAsOktaHas()).start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token())) {
            List<String> joiners = people("joiner", JOINERS);
            joiners.forEach(okta::addUser);
            okta.addUser("leaver@acme.example");
            app.feed("before.csv", joiner("999", "leaver@acme.example", "+12125559999", "Engineering", "2026-01-02"));
            app.settled();

            app.feed("joiners.csv", rows(joiners));
            app.feed("leaver.csv", leaver("999", "leaver@acme.example", "2026-02-02"));
            Report report = app.settled();

            assertThat(okta.calls()).extracting(SandboxCall::status).doesNotContain(429);
            String leaver = okta.user("leaver@acme.example").orElseThrow().id();
            List<SandboxCall> calls = okta.calls();
            int gone = IntStream.range(0, calls.size())
                    .filter(i -> calls.get(i).method().equals("DELETE")
                            && calls.get(i).path().contains(leaver))
                    .max()
                    .orElseThrow();
            assertThat(enrollments(calls.subList(gone, calls.size()))).hasSizeGreaterThanOrEqualTo(LEFT);
            assertThat(okta.user("leaver@acme.example").map(SandboxUser::factors))
                    .contains(List.of());
            assertThat(report.events(EventState.ENROLLED)).isEqualTo(JOINERS + 1);
            assertThat(report.problems()).isEmpty();
            assertThat(okta.messages().stream().collect(Collectors.groupingBy(SandboxMessage::factorId)))
                    .hasSize(JOINERS + 1)
                    .allSatisfy((factor, codes) -> assertThat(codes).hasSize(1));
        }
    }

    @Test
    void theTablesAreThoseOfTheComponent() throws IOException {
        assertThat(text("/db/migration/V6__budget.sql")).isEqualTo(text("/io/oktafactors/camel/budget/budget.sql"));
    }

    private static SandboxLimits bucketsAsOktaHas() {
        return SandboxLimits.none()
                .withBucket("/api/v1/users/{userId}", LIMIT, WINDOW, "GET")
                .withBucket("/api/v1/users/{userId}/factors", LIMIT, WINDOW, "GET")
                .withBucket("/api/v1/users/{userId}/factors", LIMIT, WINDOW, "POST")
                .withBucket("/api/v1/users/{userId}/factors/{factorId}", LIMIT, WINDOW, "DELETE");
    }

    private static List<String> people(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> name + n + "@acme.example")
                .toList();
    }

    private static String[] rows(List<String> logins) {
        return IntStream.range(0, logins.size())
                .mapToObj(n -> joiner("" + n, logins.get(n), "+1212555" + (1000 + n), "Engineering", "2026-01-02"))
                .toArray(String[]::new);
    }

    private static Stream<SandboxCall> enrollments(List<SandboxCall> calls) {
        return calls.stream()
                .filter(call -> call.method().equals("POST") && call.path().endsWith("/factors"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = BudgetTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
