package io.oktafactors.sandbox.oauth;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The ids of JWTs that may be used once, for as long as each could be used. */
public final class Replays {
    private static final int PRUNED_EVERY = 1024;

    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final AtomicInteger noted = new AtomicInteger();

    /**
     * Notes a use.
     *
     * @param owner whose id it is: other owners may use the same
     * @return whether it is the first
     */
    boolean first(String owner, String id, Instant until, Instant now) {
        if (noted.incrementAndGet() % PRUNED_EVERY == 0) {
            seen.values().removeIf(past -> past.isBefore(now));
        }
        return seen.putIfAbsent(owner + ' ' + id, until) == null;
    }
}
