package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static io.oktafactors.routes.RunningApp.leaver;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.Report;
import io.oktafactors.sandbox.OktaSandbox;
import io.oktafactors.sandbox.api.SandboxMessage;
import io.oktafactors.sandbox.api.SandboxUser;
import jakarta.jms.Message;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhenOktaRefusesTest {

    /** With a budget Okta would not refuse. */
    private static final String UNCOUNTED = "--mfa.okta.budget-share=0";

    @TempDir
    Path home;

    @Test
    void withABucketSoSmallThat429sHappenEveryoneIsDoneAndNobodyGetsASecondCode() {
        try (OktaSandbox okta = OktaSandbox.builder()
                        .rateLimit(15, Duration.ofSeconds(1))
                        .start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token(), UNCOUNTED)) {
            List<String> logins = IntStream.range(0, 20)
                    .mapToObj(n -> "person" + n + "@acme.example")
                    .toList();
            logins.forEach(okta::addUser);
            okta.clock().setSpeed(0); // however slow the machine is, the window lasts until the limit is met

            app.feed(
                    "joiners.csv",
                    logins.stream()
                            .map(login -> joiner(
                                    number(login),
                                    login,
                                    "+1212555" + (1000 + logins.indexOf(login)),
                                    "Engineering",
                                    "2026-01-02"))
                            .toArray(String[]::new));
            await().until(() -> app.report().returned() > 0);
            okta.clock().setSpeed(1);
            Report report = app.settled();

            assertThat(report.events(EventState.ENROLLED)).isEqualTo(20);
            assertThat(okta.users().stream().filter(user -> logins.contains(user.login())))
                    .allSatisfy(user -> assertThat(user.factors()).hasSize(2));
            assertThat(okta.messages().stream().collect(Collectors.groupingBy(SandboxMessage::factorId)))
                    .allSatisfy((factor, codes) -> assertThat(codes).hasSize(1));
            assertThat(app.queue("mfa.rate-limited")).isEmpty();
        }
    }

    @Test
    void aLeaverWhoMetTheLimitHalfWayHasNoFactorLeftInTheEnd() {
        try (OktaSandbox okta = OktaSandbox.builder()
                        .rateLimit(3, Duration.ofSeconds(1))
                        .start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token(), UNCOUNTED)) {
            okta.addUser("ada@acme.example");
            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));
            app.settled();

            app.feed("leaver.csv", leaver("1", "ada@acme.example", "2026-02-02"));
            app.settled();

            assertThat(okta.user("ada@acme.example").map(SandboxUser::factors)).contains(List.of());
            assertThat(app.audit().filter(line -> line.contains("\"rate-limited\"")))
                    .isNotEmpty();
        }
    }

    @Test
    void aRehireThatOvertakesTheLeaverAtTheLimitLeavesNoOldFactorBehind() throws Exception {
        String organization = """
                organization: Acme
                users:
                  - login: ada@acme.example
                    profile: {email: ada@acme.example}
                    factors:
                      - {factorType: sms, provider: OKTA, status: ACTIVE, profile: {phoneNumber: "+12125551000"}}
                      - {factorType: question, provider: OKTA, status: ACTIVE, profile: {question: first_award, answer: "blue"}}
                """;
        try (OktaSandbox okta = OktaSandbox.builder()
                        .organization(new ByteArrayInputStream(organization.getBytes(StandardCharsets.UTF_8)))
                        .rateLimit(3, Duration.ofSeconds(1))
                        .start();
                RunningApp app = new RunningApp(home, okta.url(), okta.token(), UNCOUNTED)) {
            app.feed(
                    "both.csv",
                    leaver("1", "ada@acme.example", "2026-03-31"),
                    joiner("1", "ada@acme.example", "+12125552000", "Sales", "2026-06-01"));
            app.settled();

            assertThat(okta.user("ada@acme.example").orElseThrow().factors())
                    .hasSize(1)
                    .allSatisfy(factor -> assertThat(factor.profile()).containsEntry("phoneNumber", "+12125552000"));
            assertThat(app.report().events(EventState.UNENROLLED)).isEqualTo(1);
        }
    }

    @Test
    void whatOktaSaysMovesNothingOnAScreen() throws Exception {
        byte[] answer = ("{\"errorCode\": \"E0000\u202E001\", \"errorId\": \"oae\u20661\", \"errorSummary\":"
                        + " \"turned \u202Edrow\\u001b[2J\\n2026-01-01 WARN forged\"}")
                .getBytes(StandardCharsets.UTF_8);
        HttpServer hostile = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hostile.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        hostile.start();
        try (RunningApp app =
                new RunningApp(home, "http://127.0.0.1:" + hostile.getAddress().getPort(), "t")) {
            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Sales", "2026-01-02"));
            await().until(() -> app.report().events(EventState.REJECTED) == 1);
            app.settled();

            String shown = String.join("\n", app.audit().toList())
                    + app.queue("mfa.rejected").stream()
                            .map(RunningApp::headers)
                            .toList()
                    + app.report().problems();
            assertThat(shown)
                    .contains("turned")
                    .doesNotContain("\u202E", "\u2066", "\u001B", "\n2026-01-01 WARN forged");
        } finally {
            hostile.stop(0);
        }
    }

    @Test
    void whileOktaIsDownAnEventIsTriedAFewTimesAndThenOnTheFailedChannel() throws Exception {
        HttpServer down = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        down.createContext("/", exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        down.start();
        try (RunningApp app =
                new RunningApp(home, "http://127.0.0.1:" + down.getAddress().getPort(), "t", "--mfa.work.attempts=3")) {
            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));
            app.settled();

            List<Message> failed = app.queue("mfa.failed");
            assertThat(failed).hasSize(1);
            assertThat(failed.get(0).getIntProperty("mfaAttempts")).isEqualTo(3);
            assertThat(failed.get(0).getIntProperty("mfaStatus")).isEqualTo(503);
            assertThat(app.audit().filter(line -> line.contains("\"retry\""))).hasSize(2);
        } finally {
            down.stop(0);
        }
    }

    /** The list of factors is parsed as a whole before anything follows from it. */
    @Test
    void aListOfFactorsThatIsBrokenInTheMiddleIsAFailureOfOktaAndTriedAgain() throws Exception {
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            String answer = exchange.getRequestURI().getPath().endsWith("/factors")
                    ? "[{\"id\":\"sms1\",\"factorType\":\"sms\"}, sms2]"
                    : "{\"id\":\"00u1\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"ada@acme.example\"}}";
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length());
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        broken.start();
        try (RunningApp app = new RunningApp(
                home, "http://127.0.0.1:" + broken.getAddress().getPort(), "t", "--mfa.work.attempts=2")) {
            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));
            app.settled();

            List<Message> failed = app.queue("mfa.failed");
            assertThat(failed).hasSize(1);
            assertThat(failed.get(0).getStringProperty("mfaOperation")).isEqualTo("listFactors");
            assertThat(failed.get(0).getStringProperty("mfaReason")).contains("is not valid JSON at line 1");
            assertThat(app.audit().filter(line -> line.contains("\"retry\""))).hasSize(1);
        } finally {
            broken.stop(0);
        }
    }

    @Test
    void anEventThatMetADeadServerIsDoneOnceItIsBack() {
        int port;
        try (OktaSandbox okta = OktaSandbox.builder().start()) {
            port = Integer.parseInt(okta.url().replaceAll(".*:", ""));
        }
        try (RunningApp app =
                new RunningApp(home, "http://127.0.0.1:" + port, OktaSandbox.DEFAULT_TOKEN, "--mfa.work.attempts=12")) {
            app.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));
            await().until(() -> app.report().events(EventState.RETRYING) == 1);

            try (OktaSandbox okta = OktaSandbox.builder().port(port).start()) {
                okta.addUser("ada@acme.example");
                app.settled();

                assertThat(okta.user("ada@acme.example").orElseThrow().factors())
                        .hasSize(2);
            }
        }
    }

    private static String number(String login) {
        return login.replaceAll("\\D", "");
    }
}
