package io.oktafactors.sandbox.limit;

import io.oktafactors.sandbox.api.SandboxLimits;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Okta's request limits: each bucket has fixed windows, and each principal has a share of it. A window begins with the first
 * call after the one before it, so windows do not follow the wall clock.
 */
public final class RateLimiter {
    private final PathTable<Bucket> buckets;
    private final Shares shares;
    private final Clock clock;

    public RateLimiter(SandboxLimits limits, Shares shares, Clock clock) {
        this.buckets = PathTable.of(limits.buckets().stream()
                .map(bucket -> new PathTable.Row<>(bucket.methods(), bucket.pattern(), new Bucket(bucket)))
                .toList());
        this.shares = shares;
        this.clock = clock;
    }

    /**
     * Counts a call.
     *
     * @param principal the caller, or null if it is not known: then only the bucket as a whole is checked
     * @return empty if no bucket matches the path
     */
    public Optional<Verdict> count(String method, String path, String principal) {
        return buckets.find(method, path).map(bucket -> bucket.count(clock.instant(), principal, shares.of(principal)));
    }

    /** The rate-limit headers of a call that is refused because too many are in flight: limit 0, and an estimated reset. */
    public Verdict concurrencyRefusal(String method, String path) {
        Instant now = clock.instant();
        long reset = buckets.find(method, path)
                .map(bucket -> bucket.reset(now))
                .orElseGet(() -> Verdict.roundedUp(now.plusSeconds(1)));
        return new Verdict(null, false, 0, 0, reset);
    }

    /**
     * The values of the rate-limit headers.
     *
     * @param bucket pattern of the bucket that counted the call, or null
     * @param limit the principal's share of the bucket
     * @param resetEpochSecond when the window ends, rounded up to the second
     */
    public record Verdict(String bucket, boolean allowed, int limit, int remaining, long resetEpochSecond) {
        private static long roundedUp(Instant end) {
            return end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
        }
    }

    private static final class Bucket {
        private final SandboxLimits.Bucket limit;
        private final Map<String, Integer> usedBy = new HashMap<>();
        private Instant end = Instant.MIN;
        private int used;

        private Bucket(SandboxLimits.Bucket limit) {
            this.limit = limit;
        }

        private synchronized Verdict count(Instant now, String principal, Share share) {
            turn(now);
            int ceiling = share.calls(limit.calls());
            int mine = usedBy.getOrDefault(principal, 0);
            boolean allowed = used < limit.calls() && mine < ceiling;
            if (allowed) {
                used++;
                usedBy.put(principal, ++mine);
            }
            int remaining = Math.min(ceiling - mine, limit.calls() - used);
            return new Verdict(limit.pattern(), allowed, ceiling, remaining, Verdict.roundedUp(end));
        }

        private synchronized long reset(Instant now) {
            return Verdict.roundedUp(now.isBefore(end) ? end : now.plus(limit.window()));
        }

        private void turn(Instant now) {
            if (!now.isBefore(end)) {
                end = now.plus(limit.window());
                used = 0;
                usedBy.clear();
            }
        }
    }
}
