package io.oktafactors.routes.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.RunningApp;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SignInTest {

    @TempDir
    static Path home;

    private static RunningApp app;
    private static Operator stranger;
    private static Operator operator;

    @BeforeAll
    static void start() {
        app = new RunningApp(home, "http://127.0.0.1:1", "t");
        stranger = Operator.stranger(app.port());
        operator = Operator.signedIn(app.port(), RunningApp.PASSWORD);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/jolokia",
                "/actuator/jolokia/",
                "/actuator/jolokia/version",
                "/actuator/hawtio/jolokia",
                "/actuator/hawtio/jolokia/",
                "/actuator/hawtio/jolokia/version"
            })
    void strangersGet401FromJolokiaHoweverTheyAsk(String url) {
        assertThat(stranger.get(url).statusCode()).isEqualTo(401);
        assertThat(stranger.get(url, "Accept", "text/html").statusCode()).isEqualTo(401);
        assertThat(stranger.get(url, "Sec-Fetch-Mode", "cors").statusCode()).isEqualTo(401);
        assertThat(stranger.get(url).body()).doesNotContain("agent");
        assertThat(operator.get(url).statusCode()).isEqualTo(200);
    }

    @Test
    void theOperatorFindsTheseEndpointsAndNoOther() throws Exception {
        Set<String> endpoints = new TreeSet<>();
        new ObjectMapper()
                .readTree(operator.get("/actuator").body())
                .path("_links")
                .fieldNames()
                .forEachRemaining(link -> endpoints.add(link.replaceFirst("-.*", "")));

        assertThat(endpoints).containsExactly("hawtio", "health", "jolokia", "metrics", "mfa", "self");
        assertThat(operator.get("/actuator/sbom").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/metrics",
                "/actuator/metrics/mfa.messages.unreadable",
                "/actuator/mfa",
                "/actuator/mfa/rejected",
                "/actuator/hawtio",
                "/actuator/hawtio/",
                "/actuator/hawtio/index.html",
                "/actuator/hawtio/proxy/enabled",
                "/actuator/hawtio/auth/login",
                "/",
                "/error",
                "/not-there"
            })
    void everythingElseNeedsASignInToo(String url) {
        HttpResponse<String> tool = stranger.get(url);
        assertThat(tool.statusCode()).isEqualTo(401);
        assertThat(tool.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"okta-factors\"");

        HttpResponse<String> script = stranger.get(url, "Sec-Fetch-Mode", "cors");
        assertThat(script.statusCode()).isEqualTo(401);
        assertThat(script.headers().firstValue("WWW-Authenticate")).isEmpty();

        HttpResponse<String> browser = stranger.get(url, "Accept", "text/html,*/*;q=0.8");
        assertThat(browser.statusCode()).isEqualTo(302);
        assertThat(browser.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void theHealthIsForEveryoneAndShowsNoDetails() {
        for (Operator anybody : new Operator[] {stranger, operator}) {
            assertThat(anybody.get("/actuator/health").body())
                    .matches("\\{\"status\":\"[A-Z]+\",\"groups\":\\[\"feeds\",\"liveness\",\"readiness\"]}");
            assertThat(anybody.get("/actuator/health/liveness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(anybody.get("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
            assertThat(anybody.get("/actuator/health/db").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aWrongPasswordAndAnUnknownUserGetTheSameAnswer() {
        HttpResponse<String> wrong = Operator.signedIn(app.port(), "guess").get("/actuator/mfa");
        HttpResponse<String> unknown =
                Operator.as(app.port(), "someone", RunningApp.PASSWORD).get("/actuator/mfa");

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.body().replaceAll("\\d{2,}", ""))
                .isEqualTo(wrong.body().replaceAll("\\d{2,}", ""));
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    void whoIsSignedInButHasNoCsrfTokenChangesNothing() {
        for (String url : new String[] {"/actuator/jolokia", "/actuator/hawtio/jolokia"}) {
            assertThat(operator.post(url, "{\"type\":\"version\"}").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theConsoleCallsNoOtherServer() {
        assertThat(operator.get("/actuator/hawtio/proxy/http/127.0.0.1/" + app.port() + "/actuator/health")
                        .body())
                .doesNotContain("UP");
    }

    @ParameterizedTest
    @CsvSource({
        "/actuator/hawtio/, script-src 'self', no-cache",
        "/actuator/hawtio/jolokia/version, script-src 'self', no-store",
        "/actuator/jolokia/version, default-src 'none', no-store",
        "/actuator/mfa, default-src 'none', no-store",
        "/actuator/health, default-src 'none', no-store",
        "/login, default-src 'none', no-store",
        "/not-there, default-src 'none', no-store"
    })
    void answersCarryTheHeadersThatProtectABrowser(String url, String policy, String caching) {
        for (Operator anybody : new Operator[] {stranger, operator}) {
            HttpHeaders headers = anybody.get(url).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(headers.allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .contains(anybody == operator ? policy : "-src '", "frame-ancestors 'none'");
            assertThat(headers.allValues("Cache-Control"))
                    .singleElement()
                    .asString()
                    .contains(anybody == operator ? caching : "no-store");
            assertThat(headers.firstValue("Referrer-Policy")).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plugin, []",
        "auth/config, []",
        "auth/config/oidc, {}",
        "auth/config/session-timeout, timeout",
        "keycloak/enabled, false",
        "keycloak/client-config, Not Found",
        "keycloak/validate-subject-matches, ''",
        "preset-connections, Not Found",
        "proxy/enabled, false",
        "user, public",
        "refresh, ok"
    })
    void whatTheConsoleAsksOfItsServerNeedsTheSignInAndTellsNothing(String page, String told, CapturedOutput log) {
        String url = "/actuator/hawtio/" + page;
        for (HttpResponse<String> refused : List.of(
                stranger.get(url), stranger.get(url + "/"), stranger.get(url + "/x"), stranger.post(url, "{}"))) {
            assertThat(refused.statusCode()).isIn(401, 403);
        }
        assertThat(operator.post(url, "{}").statusCode()).isEqualTo(403);

        HttpResponse<String> answer = operator.get(url);
        assertThat(answer.statusCode()).isLessThan(500);
        assertThat(answer.body()).contains(told).hasSizeLessThan(200);
        assertThat(log.getAll()).doesNotContain("\tat ");
    }

    @Test
    void theSignInOfTheConsoleItselfLetsNobodyIn() {
        String token = "11111111-2222-3333-4444-555555555555";
        HttpResponse<String> answer = stranger.post(
                "/actuator/hawtio/auth/login",
                "{\"username\":\"operator\",\"password\":\"" + RunningApp.PASSWORD + "\"}",
                "Content-Type",
                "application/json",
                "Cookie",
                "XSRF-TOKEN=" + token,
                "X-XSRF-TOKEN",
                token);

        assertThat(answer.statusCode()).isEqualTo(401);
    }
}
