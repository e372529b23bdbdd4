package io.oktafactors.camel.springboot;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;

/** A server that answers every call with an empty list, and keeps what the first one asked for and was authorized by. */
public final class OneCallOkta implements AutoCloseable {

    private final CompletableFuture<String> call = new CompletableFuture<>();
    private final HttpServer server;

    public OneCallOkta() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            call.complete(exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("[]".getBytes());
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Path, query and authorization of the first call. */
    public CompletableFuture<String> call() {
        return call;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
