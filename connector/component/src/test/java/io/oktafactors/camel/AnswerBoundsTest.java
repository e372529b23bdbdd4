package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.oktafactors.camel.FakeOkta.Answer;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer without end fails its call with the bound that it broke, in time, and no other call. */
class AnswerBoundsTest extends OauthTestSupport {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static final String WITH_A_TOKEN = "okta-factors:listFactors?token=" + TOKEN;

    @TempDir
    static Path folder;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckHelper.getHealthCheckRepository(context, "producers").setEnabled(true);
        return context;
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerWithoutEndIsCutOffAtABoundAndItsConnectionIsNotUsedAgain(EndlessAnswers answer) {
        okta.answers(answer, FakeOkta.json(200, "[]"));

        Unavailable failure = unavailable(WITH_A_TOKEN);

        assertThat(failure.getStatusCode()).isZero();
        assertThat(failure).hasMessageContaining("got no answer: ").hasMessageContaining(answer.reason());
        await().until(() -> okta.openConnections() == 0);
        assertThat(call(WITH_A_TOKEN, null, IDS).getException()).isNull();
    }

    static Stream<EndlessAnswers> oneForEachBound() {
        return EndlessAnswers.all()
                .collect(Collectors.toMap(
                        EndlessAnswers::reason, answer -> answer, (first, other) -> first, LinkedHashMap::new))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("oneForEachBound")
    void theTokenEndpointsAnswersHaveTheSameBounds(EndlessAnswers answer) {
        oauth.tokenAnswer = answer;

        assertThat(unavailable("okta-factors:listFactors"))
                .hasMessageContaining("the token endpoint did not answer: ")
                .hasMessageContaining(answer.reason());

        oauth.tokenAnswer = null;
        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADERS", "PROCESSINGS", "CHUNKS"})
    void aHealthCheckIsDownByAnAnswerWithoutEndAndUpByAGoodOne(EndlessAnswers answer) {
        context.getEndpoint(WITH_A_TOKEN);
        okta.answers(answer);

        HealthCheck.Result down = health();

        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage().orElse("")).contains(answer.reason());
        okta.answers(FakeOkta.json(200, "[]"));
        await().until(() -> health().getState() == HealthCheck.State.UP);
    }

    @Test
    void aTokenThatWouldNotFitIntoAHeadIsRefused() {
        oauth.tokenAnswer =
                FakeOkta.json(200, "{\"token_type\":\"Bearer\",\"access_token\":\"" + "a".repeat(20_000) + "\"}");

        assertThat(unavailable("okta-factors:listFactors")).hasMessageContaining("is larger than 16384 bytes");
    }

    /** The part of a proxy that the answer to CONNECT has: all that comes before a body, and a body that is not 200's. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "HEADERS",
                "A_HEADER",
                "A_FOLDED_HEADER",
                "A_STATUS_LINE",
                "EMPTY_LINES",
                "LONG_HEADERS",
                "CONTINUES"
            })
    void aProxysAnswerToATunnelHasTheSameBounds(EndlessAnswers answer) throws Exception {
        try (FakeOkta proxy = new FakeOkta()) {
            proxy.answers(answer);

            assertThat(unavailable(overTls() + throughProxy(proxy))).hasMessageContaining(answer.reason());
            assertThat(proxy.onlyCall().method()).isEqualTo("CONNECT");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 407, 502})
    void theBodyOfAProxysRefusalIsNotReadToItsEnd(int status) throws Exception {
        Answer refusal = (call, socket) -> {
            write(socket, "HTTP/1.1 " + status + " No\r\nProxy-Authenticate: Basic realm=\"a\"\r\n\r\n");
            while (true) {
                write(socket, "a".repeat(8000));
            }
        };
        try (FakeOkta proxy = new FakeOkta()) {
            proxy.answers(refusal);

            Exchange exchange = assertTimeoutPreemptively(
                    SOON,
                    () -> call(overTls() + throughProxy(proxy) + "&proxyUsername=me&proxyPassword=secret", null, IDS));

            assertThat(exchange.getException()).isInstanceOf(OktaFactorsException.class);
            await().until(() -> proxy.openConnections() == 0);
        }
    }

    static Map<String, Answer> drips() {
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        return Map.of(
                "a status line", drip("", "HTTP/1.1 200 OOOOOOOOO"),
                "a header", drip("HTTP/1.1 200 OK\r\n", "X-Aaaaaaaaaaaaaaaa"),
                "interim responses", drip("", "HTTP/1.1 103 Hints\r\n\r\n"),
                "a body", drip("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[", " ".repeat(20)),
                "a length of a chunk", drip(chunked, "00000000000000000000000002"),
                "an extension of a chunk", drip(chunked + "2", ";a=bbbbbbbbbbbbbbbbbbb"),
                "a chunk", drip(chunked + "ff\r\n[", " ".repeat(20)),
                "a trailer", drip(chunked + "2\r\n[]\r\n0\r\n", "X-Aaaaaaaaaaaaaaaaa: b"));
    }

    /** All at once, as each takes its time. */
    @Test
    void aByteNowAndThenKeepsNoCallBeyondItsDeadline() throws Exception {
        Map<String, FakeOkta> servers = new HashMap<>();
        Map<String, Future<Exchange>> calls = new HashMap<>();
        drips().forEach((what, answer) -> {
            FakeOkta server = new FakeOkta().answers(answer);
            servers.put(what, server);
            calls.put(
                    what,
                    template.asyncSend(
                            WITH_A_TOKEN + "&requestTimeout=500&responseTimeout=450&orgUrl=" + server.url(),
                            exchange -> exchange.getMessage().setHeaders(new HashMap<>(IDS))));
        });

        for (String what : servers.keySet()) {
            assertThat(failureOf(calls.get(what).get(SOON.toMillis(), TimeUnit.MILLISECONDS), Unavailable.class))
                    .as(what)
                    .hasMessageContaining("no complete response within 500 ms (option requestTimeout)");
            await(what).until(() -> servers.get(what).openConnections() == 0);
            servers.get(what).close();
        }
    }

    @Test
    void aTlsHandshakeThatDripsKeepsNoCallBeyondItsDeadline() throws Exception {
        try (RawServer server = new RawServer(socket -> drip(socket, "", "\u0016\u0003\u0003\u0040\u0000".repeat(9)))) {
            assertThat(unavailable(WITH_A_TOKEN + "&requestTimeout=400&orgUrl=https://127.0.0.1:" + server.port()))
                    .hasMessageContaining("no complete response within 400 ms (option requestTimeout)");
        }
    }

    @Test
    void aProxysAnswerThatDripsKeepsNoCallBeyondItsDeadline() throws Exception {
        try (FakeOkta proxy = new FakeOkta()) {
            proxy.answers(drip("HTTP/1.1 200 OK\r\n", "X-Aaaaaaaaaaaaaaaa"));

            assertThat(unavailable(overTls() + throughProxy(proxy) + "&requestTimeout=400"))
                    .hasMessageContaining("no complete response within 400 ms (option requestTimeout)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2\r\nContent-Length: 3", "two", "2, 3"})
    void aLengthThatIsNoneIsNoAnswer(String length) {
        okta.answers(FakeOkta.verbatim("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n[]"));

        assertThat(unavailable(WITH_A_TOKEN)).hasMessageEndingWith("got no answer: the response is not valid HTTP");
    }

    @Test
    void aLengthThatSaysMoreThanComesIsNoAnswer() {
        okta.answers(FakeOkta.verbatim("HTTP/1.1 200 OK\r\nContent-Length: 482913\r\n\r\n[]"));

        assertThat(unavailable(WITH_A_TOKEN))
                .hasMessageEndingWith("the connection was closed before the end of the response");
    }

    @Test
    void aLengthThatComesTwiceIsOne() {
        okta.answers(FakeOkta.raw(200, "[]", "Content-Length: 2"));

        assertThat(call(WITH_A_TOKEN, null, IDS).getException()).isNull();
    }

    @Test
    void aHeadOfManyHeadersIsStillAnAnswer() {
        String[] headers =
                Stream.generate(() -> "X-A: " + "b".repeat(900)).limit(200).toArray(String[]::new);
        okta.answers(FakeOkta.raw(200, "[]", headers));

        assertThat(call(WITH_A_TOKEN, null, IDS).getException()).isNull();
    }

    private HealthCheck.Result health() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getCheck().getId().startsWith("producer:okta-factors-"))
                .findFirst()
                .orElseThrow();
    }

    private Unavailable unavailable(String uri) {
        return failureOf(assertTimeoutPreemptively(SOON, () -> call(uri, null, IDS)), Unavailable.class);
    }

    private static String overTls() {
        return WITH_A_TOKEN + "&orgUrl=https://127.0.0.1:1";
    }

    private static String throughProxy(FakeOkta proxy) {
        return "&proxyHost=127.0.0.1&proxyPort=" + proxy.url().replaceAll(".*:", "");
    }

    private static Answer drip(String beginning, String dripping) {
        return (call, socket) -> drip(socket, beginning, dripping);
    }

    private static void drip(Socket socket, String beginning, String dripping) throws IOException {
        write(socket, beginning);
        for (char c : dripping.toCharArray()) {
            pause();
            write(socket, String.valueOf(c));
        }
        pause();
    }

    private static void pause() {
        try {
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
