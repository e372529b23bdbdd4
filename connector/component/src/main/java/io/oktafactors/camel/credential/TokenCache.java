package io.oktafactors.camel.credential;

import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.http.Unquoted;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caches an access token while it is valid. It is renewed before it expires, while calls use the old one; calls without a valid
 * token wait for the same renewal. Thread-safe.
 */
public final class TokenCache {

    /** Requests an access token; called by one thread at a time. */
    interface Issuer {
        AccessToken issue(Timeouts timeouts) throws TokenException;
    }

    /** A cached token. */
    public static final class TokenUse {

        private final AccessToken token;
        private final long since;
        private final boolean replacesRefused;
        private volatile boolean worked;

        private TokenUse(AccessToken token, long since, boolean replacesRefused) {
            this.token = token;
            this.since = since;
            this.replacesRefused = replacesRefused;
        }

        public AccessToken token() {
            return token;
        }

        /** To be called when Okta accepted the token. */
        void worked() {
            if (!worked) {
                worked = true;
            }
        }
    }

    /**
     * The age of a token.
     *
     * @param seconds seconds since it was requested
     * @param lifetime lifetime in seconds, from the same time
     */
    public record TokenAge(long seconds, long lifetime) {}

    private record TokenRefusal(TokenException why, long until) {}

    private static final Logger LOG = LoggerFactory.getLogger(TokenCache.class);

    private static final long EARLY = Duration.ofMinutes(5).toNanos();
    private static final long PAUSE = Duration.ofSeconds(30).toNanos();

    private final Issuer issuer;
    private final Executor background;
    private final LongSupplier clock;

    private final AtomicReference<CompletableFuture<TokenUse>> inFlight = new AtomicReference<>();
    private volatile TokenUse current;
    private volatile boolean refused;
    private volatile long notAheadBefore;
    private volatile TokenRefusal refusal;

    /**
     * @param clock nanoseconds, such as {@link System#nanoTime()}
     */
    public TokenCache(Issuer issuer, Executor background, LongSupplier clock) {
        this.issuer = issuer;
        this.background = background;
        this.clock = clock;
        this.notAheadBefore = clock.getAsLong();
    }

    /**
     * A token that is valid now.
     *
     * @param timeouts limits of a token request, if one has to be sent
     * @param deadline limit of the wait for it
     */
    TokenUse lease(Timeouts timeouts, Deadline deadline) throws TokenException {
        TokenUse held = current;
        long now = clock.getAsLong();
        if (held == null || age(held, now) >= lifetime(held) * 98 / 100) {
            TokenRefusal last = refusal;
            if (last != null && now - last.until < 0) {
                throw last.why;
            }
            return await(renewal(timeouts), timeouts, deadline);
        }
        if (isDue(held, now) && now - notAheadBefore >= 0) {
            renewal(timeouts);
        }
        return held;
    }

    /**
     * Records that Okta refused the token.
     *
     * @return whether another attempt makes sense: not if the token replaced a refused one and never worked either
     */
    boolean refused(TokenUse lease) {
        if (current != lease) {
            return true; // another thread renewed it
        }
        boolean renews = lease.worked || !lease.replacesRefused || age(lease, clock.getAsLong()) > PAUSE;
        if (renews) {
            refused = true;
            current = null;
        }
        return renews;
    }

    /** The age of the cached token; empty if none is cached. */
    Optional<TokenAge> age() {
        return Optional.ofNullable(current)
                .map(held -> new TokenAge(
                        TimeUnit.NANOSECONDS.toSeconds(age(held, clock.getAsLong())), held.token.lifetimeSeconds()));
    }

    private CompletableFuture<TokenUse> renewal(Timeouts timeouts) {
        CompletableFuture<TokenUse> mine = new CompletableFuture<>();
        CompletableFuture<TokenUse> running = inFlight.compareAndExchange(null, mine);
        if (running != null) {
            return running;
        }
        TokenUse held = current;
        if (held != null && !isDue(held, clock.getAsLong())) {
            inFlight.set(null); // renewed between the check and now
            mine.complete(held);
            return mine;
        }
        try {
            background.execute(() -> renew(mine, timeouts));
        } catch (RuntimeException e) {
            fail(mine, TokenException.unanswered("the component is stopping", e));
        }
        return mine;
    }

    private void renew(CompletableFuture<TokenUse> waiting, Timeouts timeouts) {
        long start = clock.getAsLong();
        try {
            TokenUse renewed = new TokenUse(issuer.issue(timeouts), start, refused);
            refused = false;
            refusal = null;
            current = renewed;
            inFlight.set(null);
            waiting.complete(renewed);
        } catch (TokenException e) {
            if (e.status() == 429) {
                refusal = new TokenRefusal(
                        e, clock.getAsLong() + e.rateLimit().retryAfter().toNanos());
            }
            fail(waiting, e);
        } catch (RuntimeException | Error e) { // whatever the error, waiting calls must get it
            fail(waiting, TokenException.unanswered(e.getClass().getSimpleName(), Unquoted.of(e)));
        }
    }

    private void fail(CompletableFuture<TokenUse> waiting, TokenException why) {
        notAheadBefore = clock.getAsLong() + PAUSE;
        if (current != null) {
            LOG.warn(
                    "The access token could not be renewed before it expires; the current token is still used: {}",
                    why.getMessage());
        }
        inFlight.set(null);
        waiting.completeExceptionally(why);
    }

    private static TokenUse await(CompletableFuture<TokenUse> renewal, Timeouts timeouts, Deadline deadline)
            throws TokenException {
        try {
            return renewal.get(deadline.millisLeft(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw (TokenException) e.getCause();
        } catch (TimeoutException e) {
            throw TokenException.unanswered(
                    "no complete response within " + timeouts.request() + " ms (option requestTimeout)", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TokenException.unanswered("interrupted", e);
        }
    }

    private static boolean isDue(TokenUse lease, long now) {
        return age(lease, now) >= lifetime(lease) - Math.min(EARLY, lifetime(lease) / 4);
    }

    private static long age(TokenUse lease, long now) {
        return now - lease.since;
    }

    private static long lifetime(TokenUse lease) {
        return TimeUnit.SECONDS.toNanos(lease.token.lifetimeSeconds());
    }
}
