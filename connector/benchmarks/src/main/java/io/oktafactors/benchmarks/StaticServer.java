package io.oktafactors.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Answers every call with the same list of four factors. It decides nothing, so that it costs the same for every client. */
@Command(
        name = "server",
        description = "Answers every call with the same list of factors; stops at the end of its standard input.")
final class StaticServer implements Callable<Integer> {

    @Option(
            names = "--port",
            description = "Port to listen on; 0 for a free port, which is printed. Default: ${DEFAULT-VALUE}")
    private int port;

    @Override
    public Integer call() throws Exception {
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setIoThreads(1)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
                .setHandler(factors())
                .build();
        server.start();
        System.out.println(((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        server.stop();
        return 0;
    }

    private static HttpHandler factors() throws IOException {
        ByteBuffer body;
        try (InputStream json = StaticServer.class.getResourceAsStream("/factors.json")) {
            byte[] bytes = new ObjectMapper().readTree(json).toString().getBytes(StandardCharsets.UTF_8);
            body = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        }
        HttpString limit = new HttpString("X-Rate-Limit-Limit");
        HttpString remaining = new HttpString("X-Rate-Limit-Remaining");
        HttpString reset = new HttpString("X-Rate-Limit-Reset");
        return exchange -> {
            exchange.getResponseHeaders()
                    .put(Headers.CONTENT_TYPE, "application/json")
                    .put(limit, "100000000")
                    .put(remaining, "99999999")
                    .put(reset, Long.toString(System.currentTimeMillis() / 1000 + 30));
            exchange.getResponseSender().send(body.duplicate());
        };
    }
}
