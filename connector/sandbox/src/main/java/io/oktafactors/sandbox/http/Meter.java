package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.SandboxLimits;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.limit.Flights;
import io.oktafactors.sandbox.limit.RateLimiter;
import io.oktafactors.sandbox.limit.RateLimiter.Verdict;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.time.Clock;
import java.time.Instant;

/** Counts calls and writes the rate-limit headers: lower-case, and never a {@code Retry-After}, as Okta does. */
public final class Meter {
    private static final HttpString LIMIT = new HttpString("x-rate-limit-limit");
    private static final HttpString REMAINING = new HttpString("x-rate-limit-remaining");
    private static final HttpString RESET = new HttpString("x-rate-limit-reset");

    private final RateLimiter limiter;
    private final Flights flights;
    private final boolean doubledReset;

    public Meter(SandboxLimits limits, Clock clock) {
        this.limiter = new RateLimiter(limits, clock);
        this.flights = new Flights(limits.concurrency());
        this.doubledReset = limits.doubledReset();
    }

    /** Lets one more call be in flight, or refuses it with limit 0; who is let in has to {@link #leave()}. */
    void enter(HttpServerExchange exchange) {
        if (!flights.enter()) {
            write(exchange, limiter.concurrencyRefusal(method(exchange), exchange.getRequestPath()));
            throw OktaErrorCode.RATE_LIMIT.error();
        }
    }

    void leave() {
        flights.leave();
    }

    /** @param principal who calls, or null if that is not known yet */
    void count(HttpServerExchange exchange, String principal) {
        Verdict verdict = limiter.count(method(exchange), exchange.getRequestPath(), principal)
                .orElse(null);
        if (verdict == null) {
            return;
        }
        exchange.putAttachment(Trail.BUCKET, verdict.bucket());
        write(exchange, verdict);
        if (!verdict.allowed()) {
            throw OktaErrorCode.RATE_LIMIT.error();
        }
    }

    /** A second reset header for a limit that is not a bucket's, where the organization is told to do that. */
    void mark(HttpServerExchange exchange, OktaError error) {
        Instant until = error.until();
        if (doubledReset && until != null) {
            exchange.getResponseHeaders().add(RESET, until.getEpochSecond() + (until.getNano() > 0 ? 1 : 0));
        }
    }

    private static String method(HttpServerExchange exchange) {
        return exchange.getRequestMethod().toString();
    }

    private static void write(HttpServerExchange exchange, Verdict verdict) {
        exchange.getResponseHeaders()
                .put(LIMIT, verdict.limit())
                .put(REMAINING, verdict.remaining())
                .put(RESET, verdict.resetEpochSecond());
    }
}
