package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static io.oktafactors.routes.RunningApp.leaver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.schedule.MovableClock;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.Report;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxUser;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events that meet a rate limit of Okta's. A window of it lasts until it is met, and from then on a twentieth of a second; the
 * clock of the app is late, so the broker delivers at once what is to return later.
 */
class RateLimitsTest {

    private static final int FAST = 20;

    private static final int LIMIT = 15;

    /** What a leaver, or a rehire, needs more than: user, factors, and one change of them. */
    private static final int HALF_WAY = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String ORGANIZATION = """
            organization: Acme
            users:
              - login: rehire@acme.example
                profile: {email: rehire@acme.example}
                factors:
                  - {factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: "+12125551000"}}
                  - {factorType: question, provider: OKTA, status: ACTIVE, profile: {question: first_award, answer: "blue"}}
            """;

    private static final Duration LATE = Duration.ofHours(1);
    private static final MovableClock CLOCK = new MovableClock();

    @TempDir
    static Path home;

    private static OktaSandbox okta;
    private static RunningApp app;

    @BeforeAll
    static void start() {
        okta = OktaSandbox.builder()
                .organization(new ByteArrayInputStream(ORGANIZATION.getBytes(StandardCharsets.UTF_8)))
                .rateLimit(LIMIT, Duration.ofSeconds(1))
                .start();
        app = new RunningApp(
                home,
                okta.url(),
                okta.token(),
                CLOCK,
                "--mfa.okta.budget-share=0", // with a budget Okta would not refuse
                "--mfa.work.rest=50ms");
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.close();
    }

    /** As slow as the machine may be, the calls that follow meet the limit. */
    @BeforeEach
    void aWindowBeginsAndLasts() {
        CLOCK.forward(Duration.between(CLOCK.instant(), Instant.now().minus(LATE)));
        okta.clock().advance(Duration.ofSeconds(1));
        okta.clock().setSpeed(0);
    }

    private static void leaveOfTheWindow(int calls) {
        HttpRequest call = HttpRequest.newBuilder(URI.create(okta.url() + "/api/v1/users?limit=1"))
                .header("Authorization", "SSWS " + okta.token())
                .build();
        HttpClient client = HttpClient.newHttpClient();
        for (int used = 0; used < LIMIT - calls; used++) {
            HttpResponse<Void> answer = client.sendAsync(call, HttpResponse.BodyHandlers.discarding())
                    .join();
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    /** Feeds rows, lets the window end when one more event has met the limit, and waits until all are done. */
    private static Report feed(String name, String... rows) {
        long returned = app.report().returned();
        app.feed(name, rows);
        await().atMost(PATIENCE).until(() -> app.report().returned() > returned);
        okta.clock().setSpeed(FAST);
        return app.settled();
    }

    @Test
    void withABucketSoSmallThat429sHappenEveryoneIsDoneAndNobodyGetsASecondCode() {
        List<String> logins = IntStream.range(0, 20)
                .mapToObj(n -> "person" + n + "@acme.example")
                .toList();
        logins.forEach(okta::addUser);
        long before = app.report().events(EventState.ENROLLED);

        Report report = feed(
                "joiners.csv",
                logins.stream()
                        .map(login -> joiner(
                                login.replaceAll("\\D", ""),
                                login,
                                "+1212555" + (1000 + logins.indexOf(login)),
                                "Engineering",
                                "2026-01-02"))
                        .toArray(String[]::new));

        assertThat(report.events(EventState.ENROLLED)).isEqualTo(before + logins.size());
        assertThat(okta.users().stream().filter(user -> logins.contains(user.login())))
                .allSatisfy(user -> assertThat(user.factors()).hasSize(2));
        assertThat(okta.messages().stream().collect(Collectors.groupingBy(SandboxMessage::factorId)))
                .hasSizeGreaterThanOrEqualTo(logins.size())
                .allSatisfy((factor, codes) -> assertThat(codes).hasSize(1));
        assertThat(app.queue("mfa.rate-limited")).isEmpty();
    }

    @Test
    void aLeaverWhoMetTheLimitHalfWayHasNoFactorLeftInTheEnd() {
        okta.addUser("ada@acme.example");
        leaveOfTheWindow(HALF_WAY);
        feed("joiner.csv", joiner("101", "ada@acme.example", "+12125552001", "Engineering", "2026-01-02"));
        assertThat(okta.user("ada@acme.example").orElseThrow().factors()).hasSize(2);
        aWindowBeginsAndLasts();
        leaveOfTheWindow(HALF_WAY);

        feed("leaver.csv", leaver("101", "ada@acme.example", "2026-02-02"));

        assertThat(okta.user("ada@acme.example").map(SandboxUser::factors)).contains(List.of());
        assertThat(app.audit().filter(line -> line.contains("\"rate-limited\"") && line.contains("LEAVER")))
                .isNotEmpty();
    }

    @Test
    void aRehireThatOvertakesTheLeaverAtTheLimitLeavesNoOldFactorBehind() {
        long before = app.report().events(EventState.UNENROLLED);
        leaveOfTheWindow(HALF_WAY);

        CLOCK.forward(LATE); // the leaver returns when the broker's clock says so

        app.feed(
                "both.csv",
                leaver("102", "rehire@acme.example", "2026-03-31"),
                joiner("102", "rehire@acme.example", "+12125552000", "Sales", "2026-06-01"));
        await().atMost(PATIENCE).until(() -> app.report().events(EventState.RETRYING) == 1);
        assertThat(app.report().events(EventState.RATE_LIMITED)).isEqualTo(1);
        CLOCK.forward(LATE.negated());
        okta.clock().setSpeed(FAST);
        Report report = app.settled();

        assertThat(okta.user("rehire@acme.example").orElseThrow().factors())
                .hasSize(1)
                .allSatisfy(factor -> assertThat(factor.profile()).containsEntry("phoneNumber", "+12125552000"));
        assertThat(report.events(EventState.UNENROLLED)).isEqualTo(before + 1);
    }
}
