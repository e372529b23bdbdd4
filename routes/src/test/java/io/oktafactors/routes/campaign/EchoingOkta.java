package io.oktafactors.routes.campaign;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;

/**
 * Stands between the app and an organization, and passes calls on. From a moment on, each call that changes something is refused
 * instead, with an answer that repeats the credentials and the body wherever an answer has room for text.
 */
final class EchoingOkta implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> PASSED_ON =
            Set.of("authorization", "content-type", "accept", "user-agent", "dpop");

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final String organization;
    private volatile boolean refuses;

    EchoingOkta(String organization) {
        this.organization = organization;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on what changes something is refused. */
    void refuse() {
        refuses = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (refuses && !exchange.getRequestMethod().equals("GET")) {
                refuse(exchange, body);
            } else {
                passOn(exchange, body);
            }
        }
    }

    private void passOn(HttpExchange exchange, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(organization + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .join();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    private static void refuse(HttpExchange exchange, String body) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String token = authorization.substring(authorization.indexOf(' ') + 1);
        String text = "Refused " + body.replaceAll("[{}\"]", " ") + " of " + authorization;
        byte[] answer = JSON.writeValueAsBytes(Map.of(
                "errorCode", token,
                "errorSummary", text,
                "errorLink", token,
                "errorId", token,
                "errorCauses", List.of(Map.of("errorSummary", body), Map.of("errorSummary", authorization))));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("X-Okta-Request-Id", token);
        exchange.getResponseHeaders().set("X-Echo", authorization);
        exchange.sendResponseHeaders(400, answer.length);
        exchange.getResponseBody().write(answer);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
