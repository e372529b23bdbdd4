package io.oktafactors.routes.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.RunningApp;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ForeignRequestsTest {

    private static final String OWN_NAME = "console.example.com";

    private static final String OPERATOR = RawHttp.basic("operator", RunningApp.PASSWORD);
    private static final String STRANGER = "X-Nobody: at all";

    /** What cannot be had without the sign-in. */
    private static final Map<String, String> PAGES = Map.of(
            "/actuator/jolokia/version", "\"agent\"",
            "/actuator/hawtio/jolokia/version", "\"agent\"",
            "/actuator/mfa", "\"people\"",
            "/login", "nothing is to be had here");

    @TempDir
    static Path home;

    private static RunningApp app;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        // In Kubernetes Boot would believe the headers of a proxy by itself.
        app = new RunningApp(
                home,
                "http://127.0.0.1:1",
                "t",
                "--spring.main.cloud-platform=kubernetes",
                "--mfa.console.hosts=" + OWN_NAME);
        http = new RawHttp(app.port());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Map<String, UnaryOperator<String>> ambiguous() {
        Map<String, UnaryOperator<String>> variants = new LinkedHashMap<>();
        variants.put("two slashes in front", path -> "/" + path);
        variants.put("two slashes within", path -> path.replaceFirst("/(mfa|jolokia|login)", "//$1"));
        variants.put("two slashes at the end", path -> path + "//");
        variants.put("a path parameter", path -> path + ";a=b");
        variants.put("a path parameter within", path -> path.replace("/actuator", "/actuator;a=b") + ";");
        variants.put("an encoded path parameter", path -> path + "%3ba=b");
        variants.put("an encoded letter", path -> path.replaceFirst("/([a-z])", "/%6a$1"));
        variants.put("an encoded first letter", path -> "/%" + Integer.toHexString(path.charAt(1)) + path.substring(2));
        variants.put("an encoded dot", path -> "/%2e" + path);
        variants.put("two dots", path -> "/x/.." + path);
        variants.put("two encoded dots", path -> "/x/%2E%2e" + path);
        variants.put("two encoded dots at the end", path -> path + "/%2e%2e/%2e%2e/actuator/mfa");
        variants.put("an overlong dot", path -> path + "/%c0%ae");
        variants.put("an encoded slash", path -> path + "%2f");
        variants.put("a twice encoded slash", path -> path + "%252f");
        variants.put("a backslash", path -> path + "\\");
        variants.put("an encoded backslash", path -> path + "%5C");
        variants.put("an encoded null", path -> path + "%00");
        variants.put("an encoded line end", path -> path + "%0d%0aX-Forged:%20yes");
        variants.put("an encoded line separator", path -> path + "%e2%80%a8");
        variants.put("an encoded percent sign", path -> path + "%25");
        variants.put("a bad percent-encoding", path -> path + "%zz");
        variants.put("a lone percent sign", path -> path + "%");
        variants.put("bytes that are no UTF-8", path -> path + "%ff%fe");
        variants.put("a raw control character", path -> path + "\u0001");
        variants.put("a raw byte above ASCII", path -> path + "\u00e9");
        variants.put("a blank", path -> path + " x");
        variants.put("a fragment", path -> path + "#x");
        variants.put("an angle bracket", path -> path + "<script>");
        variants.put("the URL of another host", path -> "http://evil.example" + path);
        variants.put("200,000 characters", path -> path + "/" + "a".repeat(200_000));
        return variants;
    }

    static Stream<Arguments> ambiguousPaths() {
        return PAGES.keySet().stream().flatMap(path -> ambiguous().entrySet().stream()
                .map(variant ->
                        Arguments.of(path, variant.getKey(), variant.getValue().apply(path))));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("ambiguousPaths")
    void aPathThatReadersMayTakeDifferentlyIsRefused(String path, String variant, String target, CapturedOutput log) {
        for (String who : new String[] {STRANGER, OPERATOR}) {
            RawHttp.Answer answer = http.get(target, who);

            assertThat(answer.status()).isEqualTo(400);
            assertThatNothingIsTold(answer, path, log);
        }
    }

    static Stream<Arguments> oddPaths() {
        Map<String, UnaryOperator<String>> variants = new LinkedHashMap<>();
        variants.put("an encoded delete character", path -> path + "%7f");
        variants.put("an encoded control character beyond ASCII", path -> path + "%c2%85");
        variants.put("a long path", path -> path + "/" + "a".repeat(7_000));
        variants.put("capitals", path -> path.toUpperCase(java.util.Locale.ROOT));
        variants.put("a bad percent-encoding in the query", path -> path + "?a=%zz&%=1&=&&");
        variants.put("a thousand parameters", path -> path + "?" + "a=1&".repeat(1_000));
        return PAGES.keySet().stream().flatMap(path -> variants.entrySet().stream()
                .map(variant ->
                        Arguments.of(path, variant.getKey(), variant.getValue().apply(path))));
    }

    @ParameterizedTest(name = "{0} with {1}")
    @MethodSource("oddPaths")
    void anOddPathNeedsTheSignInAndHarmsNothing(String path, String variant, String target, CapturedOutput log) {
        RawHttp.Answer answer = http.get(target, STRANGER);

        assertThat(answer.status()).isEqualTo(401);
        assertThatNothingIsTold(answer, path, log);
        assertThat(http.get(target, OPERATOR).status()).isIn(200, 400, 404);
        assertThat(log.getAll()).doesNotContain("\tat ", "ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE,400",
        "CONNECT,501",
        "get,400",
        "Get,400",
        "PROPFIND,400",
        "FOO,400",
        "G@T,400",
        "PUT,403",
        "DELETE,403"
    })
    void anOddMethodIsRefused(String method, int status, CapturedOutput log) {
        for (String path : PAGES.keySet()) {
            for (String who : new String[] {STRANGER, OPERATOR}) {
                RawHttp.Answer answer = http.send(method + " " + path + " HTTP/1.1", "127.0.0.1", who);

                assertThat(answer.status()).as(path).isEqualTo(status);
                assertThatNothingIsTold(answer, path, log);
            }
        }
    }

    static Stream<Arguments> oddHeaders() {
        return Stream.of(
                Arguments.of("2,000 headers", "X-Many: a\r\n".repeat(2_000) + "X-Last: a", 400),
                Arguments.of("a header of 100,000 characters", "X-Huge: " + "a".repeat(100_000), 400),
                Arguments.of("a control character", "X-Control: \u0001\u001b[31m", 400),
                Arguments.of("a control character in a name", "X-\u0001: a", 400),
                Arguments.of("credentials that are no Base64", "Authorization: Basic !!!", 401),
                Arguments.of("credentials without a colon", "Authorization: Basic YWFhYWFh", 401),
                Arguments.of("a user with a line end", RawHttp.basic("a\r\n\u001b[31mforged", "b"), 401),
                Arguments.of("a user of 4,000 characters", RawHttp.basic("a".repeat(4_000), "b"), 401),
                Arguments.of("another kind of credentials", "Authorization: Bearer aaaa", 401),
                Arguments.of("a session that there is not", "Cookie: JSESSIONID=" + "A".repeat(32), 401));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddHeaders")
    void oddHeadersAreRefused(String what, String header, int status, CapturedOutput log) {
        for (String path :
                new String[] {"/actuator/mfa", "/actuator/jolokia/version", "/actuator/hawtio/jolokia/version"}) {
            RawHttp.Answer answer = http.get(path, header);

            assertThat(answer.status()).as(path).isEqualTo(status);
            assertThatNothingIsTold(answer, path, log);
        }
    }

    private static void assertThatNothingIsTold(RawHttp.Answer answer, String path, CapturedOutput log) {
        assertThat(answer.text())
                .doesNotContain("Exception", "org.", "java.", "\tat ", "Tomcat", "X-Forged", PAGES.get(path));
        assertThat(log.getAll()).doesNotContain("\tat ", "ERROR", "\u001b[31m");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8080",
                "localhost",
                "LOCALHOST:1",
                "[::1]:8080",
                "10.1.2.3:8080",
                OWN_NAME
            })
    void theAppIsCalledByAnAddressOrByANameThatIsSet(String host) {
        assertThat(http.getAs(host, "/actuator/mfa", OPERATOR).status()).isEqualTo(200);
        assertThat(http.getAs(host, "/actuator/health").status()).isIn(200, 503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "console.example.com.evil.example",
                "evil-console.example.com",
                "1.2.3.4.5",
                "10.1.2.3.example:8080"
            })
    void anotherNameThatPointsHereIsRefused(String host) {
        for (String path : new String[] {"/actuator/mfa", "/actuator/jolokia/version", "/login", "/actuator/health"}) {
            RawHttp.Answer answer = http.getAs(host, path, OPERATOR);

            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.body()).contains("mfa.console.hosts").doesNotContain("evil", "1.2.3.4.5", "10.1.2.3");
        }
    }

    @Test
    void aProgramThatNamesNoHostIsAnswered() {
        assertThat(http.raw("GET /actuator/health/liveness HTTP/1.0\r\n\r\n").status())
                .isEqualTo(200);
    }

    @Test
    void theHeadersOfAProxyAreNotBelievedUnlessASettingSaysSo() {
        RawHttp.Answer answer = http.get(
                "/actuator/hawtio",
                "Accept: text/html",
                "X-Forwarded-Host: evil.example",
                "X-Forwarded-Proto: https",
                "X-Forwarded-For: 192.0.2.1",
                "Forwarded: host=evil.example;proto=https");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.text()).doesNotContain("evil.example", "https", "Secure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Origin: http://localhost",
                "Origin: :::",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe"
            })
    void aPageOfAnotherOriginIsRefused(String header) {
        for (String path : PAGES.keySet()) {
            RawHttp.Answer answer = http.get(path + "?callback=steal", header, OPERATOR);

            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.body()).doesNotContain(PAGES.get(path));
            assertThat(http.send(
                                    "OPTIONS " + path + " HTTP/1.1",
                                    "127.0.0.1",
                                    header,
                                    "Access-Control-Request-Method: POST")
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin",
                "Origin: https://" + OWN_NAME,
                "Sec-Fetch-Site: none",
                "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document"
            })
    void itsOwnPageAndALinkThatSomebodyFollowsAreAnswered(String header) {
        assertThat(http.get("/actuator/mfa", header.replace("{port}", "" + app.port()), OPERATOR)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void cookiesAreNotSentAlongByPagesOfOthers() {
        RawHttp.Answer page = http.get("/actuator/hawtio/", "Accept: text/html");

        assertThat(page.headers("Set-Cookie"))
                .anyMatch(cookie -> cookie.matches("XSRF-TOKEN=.*; SameSite=Lax.*"))
                .anyMatch(cookie -> cookie.matches("JSESSIONID=.*; HttpOnly; SameSite=Lax.*"))
                .noneMatch(cookie -> cookie.contains("Secure"));
    }
}
