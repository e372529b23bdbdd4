package io.oktafactors.kamelets.behaviour;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Notes the last request, and answers each with an empty object: for what the sandbox takes no notice of. */
final class OneRequestServer implements AutoCloseable {

    private final HttpServer server;

    private volatile String query = "";
    private volatile String body = "";
    private volatile String language;

    private OneRequestServer(HttpServer server) {
        this.server = server;
    }

    static OneRequestServer start() throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OneRequestServer server = new OneRequestServer(http);
        http.createContext("/", server::answer);
        http.start();
        return server;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The query of the request; empty if it had none. */
    String query() {
        return query;
    }

    String body() {
        return body;
    }

    /** The header Accept-Language; null if there was none. */
    String language() {
        return language;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestURI().getQuery();
        query = asked == null ? "" : asked;
        language = exchange.getRequestHeaders().getFirst("Accept-Language");
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] answer = "{}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
