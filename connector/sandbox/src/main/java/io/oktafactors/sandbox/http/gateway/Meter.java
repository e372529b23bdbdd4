package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.limit.Flights;
import io.oktafactors.sandbox.limit.Flights.Flight;
import io.oktafactors.sandbox.limit.RateLimiter;
import io.oktafactors.sandbox.limit.RateLimiter.Verdict;
import io.oktafactors.sandbox.limit.Shares;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import java.time.Clock;
import java.time.Instant;

/** Counts calls and writes the rate-limit headers: lower-case, and never a {@code Retry-After}, as Okta does. */
public final class Meter {
    private static final HttpString LIMIT = new HttpString("x-rate-limit-limit");
    private static final HttpString REMAINING = new HttpString("x-rate-limit-remaining");
    private static final HttpString RESET = new HttpString("x-rate-limit-reset");

    private static final AttachmentKey<Flight> FLIGHT = AttachmentKey.create(Flight.class);

    private final RateLimiter limiter;
    private final Flights flights;
    private final boolean doubledReset;

    public Meter(SandboxLimits limits, Shares shares, Clock clock) {
        this.limiter = new RateLimiter(limits, shares, clock);
        this.flights = new Flights(limits.concurrency(), shares);
        this.doubledReset = limits.doubledReset();
    }

    /** Adds a call in flight, or refuses it with limit 0. The call has to leave at its end. */
    Flight enter(HttpServerExchange exchange) {
        Flight flight = flights.enter();
        if (flight == null) {
            throw tooManyInFlight(exchange);
        }
        exchange.putAttachment(FLIGHT, flight);
        return flight;
    }

    /** Assigns a call in flight to its caller, or refuses it with limit 0. */
    void claim(HttpServerExchange exchange, String principal) {
        if (!exchange.getAttachment(FLIGHT).of(principal)) {
            throw tooManyInFlight(exchange);
        }
    }

    private OktaError tooManyInFlight(HttpServerExchange exchange) {
        write(exchange, limiter.concurrencyRefusal(method(exchange), exchange.getRequestPath()));
        return OktaError.of(OktaErrorCode.RATE_LIMIT);
    }

    /** @param principal the caller, or null if it is not known yet */
    void count(HttpServerExchange exchange, String principal) {
        Verdict verdict = limiter.count(method(exchange), exchange.getRequestPath(), principal)
                .orElse(null);
        if (verdict == null) {
            return;
        }
        exchange.putAttachment(RequestJournalEntry.BUCKET, verdict.bucket());
        write(exchange, verdict);
        if (!verdict.allowed()) {
            throw OktaError.of(OktaErrorCode.RATE_LIMIT);
        }
    }

    /** Adds a second reset header for a limit that is not a bucket's, if the organization is configured so. */
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
