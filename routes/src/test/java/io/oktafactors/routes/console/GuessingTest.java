package io.oktafactors.routes.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.RunningApp;
import io.oktafactors.routes.access.GuessLimit;
import io.oktafactors.routes.schedule.MovableClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Behind a proxy on the loopback address, whose word is taken for where a request comes from. */
@ExtendWith(OutputCaptureExtension.class)
class GuessingTest {

    private static final int MANY = 60;
    private static final String NAME = "console.example.com";
    private static final String MFA = "/actuator/mfa";

    @TempDir
    static Path home;

    private static final MovableClock clock = new MovableClock();

    private static RunningApp app;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        app = new RunningApp(
                home,
                "http://127.0.0.1:1",
                "t",
                clock,
                "--server.forward-headers-strategy=native",
                "--mfa.console.hosts=" + NAME,
                // Some milliseconds, so that several requests are checked at the same time.
                "--mfa.console.password={bcrypt}" + new BCryptPasswordEncoder(7).encode(RunningApp.PASSWORD));
        http = new RawHttp(app.port());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, operator", "192.0.2.2, somebody", "2001:db8::1, operator"})
    void whoGuessesIsSlowedDownAndTheOthersAreNot(String guesser, String user, CapturedOutput log) {
        for (int i = 0; i < 10; i++) {
            assertThat(basic(guesser, user, "guess " + i).status()).isEqualTo(401);
        }
        RawHttp.Answer refused = null;
        int checked = 0;
        for (int i = 0; i < MANY; i++) {
            RawHttp.Answer answer = basic(guesser, user, "guess " + i);
            if (answer.status() == 429) {
                refused = answer;
            } else {
                assertThat(answer.status()).isEqualTo(401);
                checked++; // one each six seconds
            }
        }
        assertThat(checked).isLessThan(MANY / 4);
        assertThat(refused).isNotNull();
        assertThat(refused.headers("Retry-After")).containsExactly("6");
        assertThat(refused.text()).doesNotContain("people", "Exception");
        assertThat(log.getAll())
                .satisfiesAnyOf(
                        text -> assertThat(text).containsOnlyOnce("Too many wrong passwords from "),
                        text -> assertThat(text).doesNotContain("Too many wrong passwords from "));

        assertThat(basic("198.51.100.7", "operator", RunningApp.PASSWORD).status())
                .isEqualTo(200);
        clock.forward(GuessLimit.PER_GUESS);
        assertThat(basic(guesser, "operator", RunningApp.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void theRightPasswordIsNotRefusedForComingOftenAtTheSameTime() {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 30)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> basic("192.0.2.9", "operator", RunningApp.PASSWORD)
                                .status(),
                        task -> new Thread(task).start()))
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    }

    @Test
    void theSignInPageSlowsDownGuessesToo() {
        RawHttp.Answer answer = form("192.0.2.3", "a guess");
        for (int i = 0; answer.status() != 429; i++) {
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.headers("Location")).singleElement().asString().endsWith("/login?error");
            assertThat(i).isLessThan(MANY);
            answer = form("192.0.2.3", "a guess");
        }
        assertThat(answer.headers("Retry-After")).containsExactly("6");

        RawHttp.Answer in = form("192.0.2.4", RunningApp.PASSWORD);
        assertThat(in.status()).isEqualTo(302);
        assertThat(in.headers("Location")).singleElement().asString().endsWith("/actuator/hawtio/");
    }

    @Test
    void cookiesAreSecureWhereTheProxySpeaksTls() {
        RawHttp.Answer page = http.get("/actuator/hawtio/", "X-Forwarded-Proto: https", "Accept: text/html");

        assertThat(page.headers("Set-Cookie"))
                .anyMatch(cookie -> cookie.startsWith("XSRF-TOKEN="))
                .anyMatch(cookie -> cookie.startsWith("JSESSIONID="))
                .allMatch(cookie -> cookie.contains("; Secure") && cookie.contains("; SameSite=Lax"));
        assertThat(page.headers("Strict-Transport-Security")).hasSize(1);
    }

    @Test
    void theHostThatTheProxyTellsMustBeKnownToo() {
        String operator = RawHttp.basic("operator", RunningApp.PASSWORD);

        assertThat(http.get(MFA, operator, "X-Forwarded-Host: " + NAME).status())
                .isEqualTo(200);
        assertThat(http.get(MFA, operator, "X-Forwarded-Host: evil.example").status())
                .isEqualTo(403);
        assertThat(http.getAs("evil.example", MFA, operator, "X-Forwarded-Host: " + NAME)
                        .status())
                .isEqualTo(403);
    }

    private static RawHttp.Answer basic(String address, String user, String password) {
        return http.get(MFA, "X-Forwarded-For: " + address, RawHttp.basic(user, password));
    }

    private static RawHttp.Answer form(String address, String password) {
        String token = "11111111-2222-3333-4444-555555555555";
        String body = "username=operator&password=" + password.replace(' ', '+') + "&_csrf=" + token;
        return http.raw("POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nX-Forwarded-For: " + address
                + "\r\nCookie: XSRF-TOKEN=" + token
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body);
    }
}
