package io.oktafactors.sandbox.oauth;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The ids of JWTs that were used. Each is kept until its JWT expires. */
public final class Replays {
    private static final int PRUNED_EVERY = 1024;

    private final Map<String, Instant> seen = new ConcurrentHashMap<>();
    private final AtomicInteger noted = new AtomicInteger();

    /**
     * Records a use.
     *
     * @param owner the owner of the id; other owners may use the same id
     * @return whether it is the first use
     */
    boolean first(String owner, String id, Instant until, Instant now) {
        if (noted.incrementAndGet() % PRUNED_EVERY == 0) {
            seen.values().removeIf(past -> past.isBefore(now));
        }
        return seen.putIfAbsent(owner + ' ' + id, until) == null;
    }
}
