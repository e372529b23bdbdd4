package io.oktafactors.sandbox.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Okta's request limits: buckets by path, of which the most specific counts, each with fixed windows. A window begins with the
 * first call after the one before it, so windows do not follow the wall clock.
 */
public final class RateLimiter {
    private final List<Bucket> buckets;
    private final Clock clock;

    public RateLimiter(List<Limit> limits, Clock clock) {
        this.buckets = limits.stream()
                .sorted(Comparator.comparing((Limit limit) -> limit.pathPrefix().length())
                        .reversed())
                .map(Bucket::new)
                .toList();
        this.clock = clock;
    }

    /** Counts a call; the list of limits must cover its path. */
    public Verdict count(String path) {
        for (Bucket bucket : buckets) {
            if (path.startsWith(bucket.limit.pathPrefix())) {
                return bucket.count(clock.instant());
            }
        }
        throw new IllegalArgumentException("No bucket covers " + path);
    }

    /** So many calls in each window, for all paths with this prefix together. */
    public record Limit(String pathPrefix, int calls, Duration window) {}

    /**
     * What the rate-limit headers say.
     *
     * @param resetEpochSecond when the window ends, rounded up to the second
     */
    public record Verdict(boolean allowed, int limit, int remaining, long resetEpochSecond) {}

    private static final class Bucket {
        private final Limit limit;
        private Instant end = Instant.MIN;
        private int used;

        private Bucket(Limit limit) {
            this.limit = limit;
        }

        private synchronized Verdict count(Instant now) {
            if (!now.isBefore(end)) {
                end = now.plus(limit.window());
                used = 0;
            }
            boolean allowed = used < limit.calls();
            if (allowed) {
                used++;
            }
            long reset = end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
            return new Verdict(allowed, limit.calls(), limit.calls() - used, reset);
        }
    }
}
