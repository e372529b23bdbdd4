package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.xnio.IoUtils;
import org.xnio.channels.Channels;
import org.xnio.channels.StreamSinkChannel;

/** Sends an answer with the fault of its call. An answer without a body is not truncated and not slow. */
final class FaultyDelivery {
    private static final int MOST_PIECES = 20;

    private FaultyDelivery() {}

    /** @param landing ends the call in flight; it is run after the delay */
    static void send(
            HttpServerExchange exchange, HttpAnswer answer, SandboxFault fault, Instant now, Runnable landing) {
        boolean waits = !fault.kind().delaysTheCall()
                && fault.kind().reply != SandboxFault.Reply.SLOW
                && !fault.delay().isZero();
        HttpHandler written = delivery(answer, fault, now);
        HttpHandler delivery = landed -> {
            landing.run();
            written.handleRequest(landed);
        };
        if (waits) {
            Pause.then(exchange, fault.delay(), delivery);
        } else {
            exchange.dispatch(delivery);
        }
    }

    private static HttpHandler delivery(HttpAnswer answer, SandboxFault fault, Instant now) {
        boolean empty = answer.body().length == 0;
        return switch (fault.kind().reply) {
            case NONE -> exchange -> IoUtils.safeClose(exchange.getConnection());
            case HALF -> empty ? whole(answer, now) : exchange -> half(exchange, answer, now);
            case SLOW -> empty ? whole(answer, now) : exchange -> slowly(exchange, answer, fault.delay(), now);
            case OWN ->
                exchange -> {
                    fault.headers().forEach((name, value) -> exchange.getResponseHeaders()
                            .put(new HttpString(name), value));
                    answer.sendOver(exchange, now);
                };
            case WHOLE -> whole(answer, now);
        };
    }

    private static HttpHandler whole(HttpAnswer answer, Instant now) {
        return exchange -> answer.sendOver(exchange, now);
    }

    private static void half(HttpServerExchange exchange, HttpAnswer answer, Instant now) throws IOException {
        write(head(exchange, answer, now), ByteBuffer.wrap(answer.body(), 0, answer.body().length / 2));
        IoUtils.safeClose(exchange.getConnection());
    }

    private static void slowly(HttpServerExchange exchange, HttpAnswer answer, Duration delay, Instant now)
            throws IOException {
        StreamSinkChannel channel = head(exchange, answer, now);
        Channels.flushBlocking(channel);
        int pieces = Math.min(MOST_PIECES, answer.body().length);
        drip(exchange, channel, ByteBuffer.wrap(answer.body()), pieces, delay.dividedBy(pieces));
    }

    private static void drip(
            HttpServerExchange exchange, StreamSinkChannel channel, ByteBuffer rest, int pieces, Duration pause)
            throws IOException {
        if (pieces == 0) {
            channel.shutdownWrites();
            Channels.flushBlocking(channel);
            return;
        }
        Pause.then(exchange, pause, later -> {
            int size = rest.remaining() / pieces;
            write(channel, rest.slice(rest.position(), size));
            rest.position(rest.position() + size);
            drip(later, channel, rest, pieces - 1, pause);
        });
    }

    private static StreamSinkChannel head(HttpServerExchange exchange, HttpAnswer answer, Instant now) {
        answer.putHead(exchange, now);
        exchange.setResponseContentLength(answer.body().length);
        return exchange.getResponseChannel();
    }

    private static void write(StreamSinkChannel channel, ByteBuffer bytes) throws IOException {
        Channels.writeBlocking(channel, bytes);
        Channels.flushBlocking(channel);
    }
}
