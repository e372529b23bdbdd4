package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.oktafactors.camel.FakeOkta.Answer;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the other side does, a call ends in time, once, with one exception. */
class BrokenServersTest extends OktaFactorsTestSupport {

    private static final Duration LONGEST = Duration.ofSeconds(15);

    static Stream<Arguments> answersThatBreak() {
        String head = "HTTP/1.1 200 OK\r\n";
        return Stream.of(
                Arguments.of("reset after the request", FakeOkta.reset()),
                Arguments.of("nothing", FakeOkta.verbatim("")),
                Arguments.of("half a status line", FakeOkta.verbatim("HTTP/1.")),
                Arguments.of("no HTTP", FakeOkta.verbatim("220 mail ready\r\n\r\n")),
                Arguments.of("half a head", FakeOkta.verbatim(head + "Content-Le")),
                Arguments.of("half a body", FakeOkta.verbatim(head + "Content-Length: 10\r\n\r\n[")),
                Arguments.of("half a chunk", FakeOkta.verbatim(head + "Transfer-Encoding: chunked\r\n\r\n9\r\n[")),
                Arguments.of(
                        "no last chunk", FakeOkta.verbatim(head + "Transfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n")),
                Arguments.of("a broken chunk", FakeOkta.verbatim(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n[]")),
                Arguments.of("a broken length", FakeOkta.verbatim(head + "Content-Length: -7\r\n\r\n[]")),
                Arguments.of(
                        "no gzip", FakeOkta.verbatim(head + "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n[]")),
                Arguments.of(
                        "too much",
                        FakeOkta.verbatim(head + "Content-Length: 9000000\r\n\r\n[" + " ".repeat(8_999_998) + "]")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersThatBreak")
    void aBrokenAnswerIsUnavailable(String what, Answer answer) {
        okta.answers(answer);

        Unavailable unavailable = unavailable("okta-factors:listFactors");

        assertThat(unavailable.getStatusCode()).isZero();
        assertThat(unavailable).hasMessageStartingWith("listFactors: GET /api/v1/users/00u1/factors got no answer: ");
        assertThat(okta.calls()).as("no retry").hasSize(1);
    }

    @Test
    void anAnswerThatUnpacksToTooMuchIsUnavailable() {
        okta.answers(FakeOkta.gzip("[" + " ".repeat(9_000_000) + "]"));

        assertThat(unavailable("okta-factors:listFactors")).hasMessageContaining("larger than 8388608 bytes");
    }

    @Test
    void aPostThatMayHaveBeenTakenIsNotSentAgain() {
        okta.answers(FakeOkta.reset());

        unavailable("okta-factors:verifyFactor");

        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void aConnectionThatDiedInThePoolSpoilsNoCall() {
        Answer dies = (call, socket) -> {
            FakeOkta.json(200, "[]").to(call, socket);
            socket.close();
        };
        okta.answers(dies, FakeOkta.json(200, "[]"));
        call(OktaFactorsOperation.listFactors);

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        okta.answers(okta.silence());
        requestTimeout(300);

        assertThat(unavailable("okta-factors:verifyFactor"))
                .hasMessageContaining("no complete response within 300 ms (option requestTimeout)");
    }

    @Test
    void aServerThatNeverFinishesItsAnswerIsGivenUp() {
        okta.answers(okta.drip());
        requestTimeout(300);

        assertThat(unavailable("okta-factors:listFactors")).hasMessageContaining("no complete response within 300 ms");
    }

    @Test
    void aServerThatNeverFinishesTheTlsHandshakeIsGivenUp() {
        okta.answers(okta.silence());
        requestTimeout(300);

        unavailable("okta-factors:listFactors?orgUrl=" + okta.url().replace("http:", "https:"));
    }

    @Test
    void whatRanOutOfTimeBeforeItCouldBeSentHadNoEffect() {
        okta.answers(okta.silence());
        requestTimeout(300);

        assertThat(unavailable("okta-factors:verifyFactor?orgUrl=" + okta.url().replace("http:", "https:")))
                .hasMessageContaining("no complete response within 300 ms")
                .hasMessageNotContaining("may have taken effect");
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsUnavailable() {
        okta.answers(FakeOkta.json(200, "[]"));
        requestTimeout(500);

        unavailable("okta-factors:listFactors?orgUrl=" + okta.url().replace("http:", "https:"));

        assertThat(okta.calls()).extracting(FakeOkta.Call::target).doesNotContain("/api/v1/users/00u1/factors");
    }

    @Test
    void aCallThatWaitsForAFreeConnectionIsGivenUpToo() throws Exception {
        okta.answers(okta.silence());
        requestTimeout(500);
        List<Thread> threads = new ArrayList<>();
        AtomicInteger given = new AtomicInteger();
        for (int i = 0; i < 80; i++) { // more than there are connections
            Thread thread = new Thread(() -> {
                Exchange exchange = call("okta-factors:listFactors?budgetShare=0", null, IDS);
                if (exchange.getException() instanceof Unavailable) {
                    given.incrementAndGet();
                }
            });
            thread.start();
            threads.add(thread);
        }

        for (Thread thread : threads) {
            thread.join(LONGEST.toMillis());
        }
        assertThat(given).hasValue(80);
        okta.answers(FakeOkta.json(200, "[]"));
        assertThat(call("okta-factors:listFactors?budgetShare=0&requestTimeout=30000", null, IDS)
                        .getException())
                .as("no connection is lost to the pool")
                .isNull();
    }

    @Test
    void aDeadServerFailsTheExchangeInsteadOfHangingIt() {
        okta.close();

        assertThat(unavailable("okta-factors:listFactors")).hasMessageContaining("refused (option orgUrl)");
    }

    @Test
    void anUnknownHostIsUnavailable() {
        assertThat(unavailable("okta-factors:listFactors?orgUrl=https://no-such-organization.invalid"))
                .hasMessageContaining("no-such-organization.invalid")
                .hasMessageContaining("(option orgUrl)");
    }

    @Test
    void aHostThatTakesNoConnectionIsGivenUp() throws IOException {
        component().getConfiguration().setConnectTimeout(200);
        requestTimeout(10_000);
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            List<Socket> queue = fill(full);

            assertThat(unavailable("okta-factors:listFactors?orgUrl=http://127.0.0.1:" + full.getLocalPort()))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("(options connectTimeout and orgUrl)");
            for (Socket socket : queue) {
                socket.close();
            }
        }
    }

    @Test
    void aCallAfterATimeOutIsNotHarmedByIt() {
        okta.answers(okta.silence(), FakeOkta.json(200, "[]"));
        unavailable("okta-factors:listFactors?requestTimeout=300");

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
    }

    /** Calls the producer itself, and sees to it that the callback came once and said what was returned. */
    private Unavailable unavailable(String uri) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeaders(new HashMap<>(IDS));
        AtomicInteger callbacks = new AtomicInteger();
        List<Boolean> told = new ArrayList<>();
        assertTimeoutPreemptively(LONGEST, () -> {
            try (AsyncProducer producer = context.getEndpoint(uri).createAsyncProducer()) {
                producer.start();
                boolean sync = producer.process(exchange, doneSync -> {
                    callbacks.incrementAndGet();
                    told.add(doneSync);
                    assertThat(exchange.getException()).isNotNull();
                });
                assertThat(told).containsExactly(sync);
            }
        });
        assertThat(callbacks).hasValue(1);
        return failureOf(exchange, Unavailable.class);
    }

    private static List<Socket> fill(ServerSocket server) throws IOException {
        List<Socket> queue = new ArrayList<>();
        while (queue.size() < 50) {
            Socket socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 200);
            } catch (SocketTimeoutException e) {
                return queue;
            }
        }
        throw new AssertionError("the queue of the server never filled");
    }
}
