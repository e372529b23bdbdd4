package io.oktafactors.sandbox.http.gateway;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Continues a call later on a worker thread; no thread waits. */
final class Pause {
    private Pause() {}

    static void then(HttpServerExchange exchange, Duration delay, HttpHandler next) {
        exchange.dispatch(SameThreadExecutor.INSTANCE, () -> exchange.getIoThread()
                .executeAfter(() -> exchange.dispatch(next), delay.toMillis(), TimeUnit.MILLISECONDS));
    }
}
