package io.oktafactors.sandbox.oauth;

import io.oktafactors.sandbox.factor.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The nonces of the token endpoint: a new one every 24 hours, each valid for three days. */
public final class DpopNonces {
    private static final Duration TURN = Duration.ofHours(24);
    private static final Duration LIFETIME = Duration.ofDays(3);
    private static final int LENGTH = 32;

    private final Deque<Nonce> newestFirst = new ArrayDeque<>();

    synchronized String current(Instant now) {
        Nonce newest = newestFirst.peekFirst();
        if (newest == null || !now.isBefore(newest.issued.plus(TURN))) {
            newest = new Nonce(Ids.random("", LENGTH), now);
            newestFirst.addFirst(newest);
            newestFirst.removeIf(nonce -> nonce.over(now));
        }
        return newest.value;
    }

    synchronized boolean good(String value, Instant now) {
        return newestFirst.stream().anyMatch(nonce -> nonce.value.equals(value) && !nonce.over(now));
    }

    private record Nonce(String value, Instant issued) {
        boolean over(Instant now) {
            return !now.isBefore(issued.plus(LIFETIME));
        }
    }
}
