package io.oktafactors.camel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.wire.HttpConnections;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool that somebody closed is replaced once, and no call that was not sent is lost. */
class ClosedPoolTest {

    private static final int CALLERS = 16;

    private final CamelContext context = new DefaultCamelContext();
    private final AtomicInteger served = new AtomicInteger();
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private HttpServer server;
    private OktaClient client;
    private OktaTransport transport;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        server.createContext("/", exchange -> {
            served.incrementAndGet();
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        context.start();
        client = new OktaClient(context, new OktaClient.Settings(null, null, null, null, null, CALLERS));
        client.start();
        transport = new OktaTransport(client);
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        client.stop();
        context.stop();
        server.stop(0);
    }

    @Test
    void manyCallsThatFindThePoolClosedShareANewOne() throws Exception {
        post();
        for (int round = 1; round <= 5; round++) {
            HttpConnections closed = client.connections();
            closed.close();
            CountDownLatch together = new CountDownLatch(CALLERS);
            List<Future<HttpConnections>> calls = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                calls.add(callers.submit(() -> {
                    together.countDown();
                    together.await();
                    assertThat(post().status()).isEqualTo(200);
                    return client.connections();
                }));
            }
            for (Future<HttpConnections> call : calls) {
                assertThat(call.get()).isSameAs(client.connections()).isNotSameAs(closed);
            }
            assertThat(served).hasValue(1 + round * CALLERS);
        }
    }

    @Test
    void aClientThatWasStoppedStaysSo() {
        client.stop();

        NoAnswerException failure = catchThrowableOfType(NoAnswerException.class, this::post);

        assertThat(failure.reach()).isEqualTo(NoAnswerException.Reach.UNSENT);
        assertThat(served).hasValue(0);
    }

    private OktaResponse post() throws NoAnswerException {
        HttpCall call = new HttpCall(
                "POST",
                Address.of("http://127.0.0.1:" + server.getAddress().getPort() + "/api"),
                Map.of(),
                new byte[0],
                null,
                new Timeouts(5_000, 0, 20_000),
                HttpCall.Secrets.NONE);
        return transport.exchange(call, Deadline.in(20_000));
    }
}
