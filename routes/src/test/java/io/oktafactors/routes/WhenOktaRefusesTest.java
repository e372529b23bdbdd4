package io.oktafactors.routes;

import static io.oktafactors.routes.RunningApp.joiner;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.oktafactors.routes.state.EventState;
import io.oktafactors.sandbox.OktaSandbox;
import jakarta.jms.Message;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an event that Okta does not answer as it should: each test has a person of its own. */
class WhenOktaRefusesTest {

    private static final int ATTEMPTS = 3;
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @TempDir
    static Path home;

    private static HttpServer okta;
    private static volatile HttpHandler answers;
    private static RunningApp app;

    @BeforeAll
    static void start() throws IOException {
        okta = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        okta.createContext("/", exchange -> answers.handle(exchange));
        okta.start();
        app = new RunningApp(
                home, "http://127.0.0.1:" + okta.getAddress().getPort(), "t", "--mfa.work.attempts=" + ATTEMPTS);
    }

    @AfterAll
    static void stop() {
        app.close();
        okta.stop(0);
    }

    @Test
    void whatOktaSaysMovesNothingOnAScreen() throws Exception {
        answers = exchange -> answer(
                exchange,
                400,
                "{\"errorCode\": \"E0000\u202E001\", \"errorId\": \"oae\u20661\", \"errorSummary\":"
                        + " \"turned \u202Edrow\\u001b[2J\\n2026-01-01 WARN forged\"}");

        String person = join();

        await().until(() -> app.report().events(EventState.REJECTED) == 1);
        app.settled();
        String shown = String.join("\n", auditOf(person))
                + app.queue("mfa.rejected").stream().map(RunningApp::headers).toList()
                + app.report().problems();
        assertThat(shown).contains("turned").doesNotContain("\u202E", "\u2066", "\u001B", "\n2026-01-01 WARN forged");
    }

    @Test
    void whileOktaIsDownAnEventIsTriedAFewTimesAndThenOnTheFailedChannel() throws Exception {
        answers = exchange -> {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        };

        String person = join();
        app.settled();

        Message failed = failed(person);
        assertThat(failed.getIntProperty("mfaAttempts")).isEqualTo(ATTEMPTS);
        assertThat(failed.getIntProperty("mfaStatus")).isEqualTo(503);
        assertThat(auditOf(person).stream().filter(line -> line.contains("\"retry\"")))
                .hasSize(ATTEMPTS - 1);
    }

    /** The list of factors is parsed as a whole before anything follows from it. */
    @Test
    void aListOfFactorsThatIsBrokenInTheMiddleIsAFailureOfOktaAndTriedAgain() throws Exception {
        answers = exchange -> answer(
                exchange,
                200,
                exchange.getRequestURI().getPath().endsWith("/factors")
                        ? "[{\"id\":\"sms1\",\"factorType\":\"sms\"}, sms2]"
                        : "{\"id\":\"00u1\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"ada@acme.example\"}}");

        String person = join();
        app.settled();

        Message failed = failed(person);
        assertThat(failed.getStringProperty("mfaOperation")).isEqualTo("listFactors");
        assertThat(failed.getStringProperty("mfaReason")).contains("is not valid JSON at line 1");
        assertThat(auditOf(person).stream().filter(line -> line.contains("\"retry\"")))
                .hasSize(ATTEMPTS - 1);
    }

    @Test
    void anEventThatMetADeadServerIsDoneOnceItIsBack(@TempDir Path other) {
        int port;
        try (OktaSandbox okta = OktaSandbox.builder().start()) {
            port = Integer.parseInt(okta.url().replaceAll(".*:", ""));
        }
        try (RunningApp ofItsOwn = new RunningApp(
                other, "http://127.0.0.1:" + port, OktaSandbox.DEFAULT_TOKEN, "--mfa.work.attempts=12")) {
            ofItsOwn.feed("joiner.csv", joiner("1", "ada@acme.example", "+12125551000", "Engineering", "2026-01-02"));
            await().until(() -> ofItsOwn.report().events(EventState.RETRYING) == 1);

            try (OktaSandbox okta = OktaSandbox.builder().port(port).start()) {
                okta.addUser("ada@acme.example");
                ofItsOwn.settled();

                assertThat(okta.user("ada@acme.example").orElseThrow().factors())
                        .hasSize(2);
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Feeds a joiner, and returns the number that only this person has. */
    private static String join() {
        String number = "7000" + PEOPLE.incrementAndGet();
        app.feed(
                number + ".csv",
                joiner(number, "p" + number + "@acme.example", "+12125551000", "Engineering", "2026-01-02"));
        return number;
    }

    private static List<String> auditOf(String person) {
        return app.audit().filter(line -> line.contains(person)).toList();
    }

    private static Message failed(String person) {
        Stream<Message> found = app.queue("mfa.failed").stream()
                .filter(message -> RunningApp.text(message).contains(person));
        return assertThat(found).singleElement().actual();
    }
}
