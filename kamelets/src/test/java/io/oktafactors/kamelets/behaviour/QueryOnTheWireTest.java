package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.oktafactors.camel.OktaFactorsConstants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox takes no notice of, seen by a server that notes one request. */
class QueryOnTheWireTest {

    private final AtomicReference<String> query = new AtomicReference<>();
    private final AtomicReference<String> language = new AtomicReference<>();

    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            query.set(String.valueOf(exchange.getRequestURI().getQuery()));
            language.set(exchange.getRequestHeaders().getFirst("Accept-Language"));
            exchange.getRequestBody().readAllBytes();
            byte[] answer = "{}".getBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void whatIsNotSetIsNotSent() {
        enroll(Map.of());

        assertThat(query).hasValue("null");
        assertThat(language.get()).isNull();
    }

    @Test
    void whatIsSetIsSentUnderOktasName() {
        enroll(Map.of("smsTemplateId", "cst1", "tokenLifetimeSeconds", 600, "acceptLanguage", "de"));

        assertThat(query.get().split("&")).containsExactlyInAnyOrder("templateId=cst1", "tokenLifetimeSeconds=600");
        assertThat(language).hasValue("de");
    }

    private void enroll(Map<String, ?> parameters) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (CallingRoute route = CallingRoute.to("okta-enroll-factor-action", url)
                .with(parameters)
                .token("a-token")
                .start()) {
            assertThat(route.send("{\"factorType\":\"sms\"}", Map.of(OktaFactorsConstants.USER_ID, "00u1"))
                            .getException())
                    .isNull();
        }
    }
}
