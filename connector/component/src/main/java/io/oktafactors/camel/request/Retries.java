package io.oktafactors.camel.request;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How a call is repeated; all times in milliseconds.
 *
 * @param attempts how often it is sent at the most; 1 for once
 * @param delay before the second attempt; it doubles with each one
 * @param longestDelay bounds that
 * @param rateLimitWait the longest wait for a rate limit in one call; 0 for none
 */
public record Retries(int attempts, long delay, long longestDelay, long rateLimitWait) {

    /** Spreads calls that wait for the same time. */
    private static final long SPREAD = 500;

    /** A random time, from half of the delay to all of it. */
    public long delayAfter(int attempt) {
        long doubled = delay << Math.min(attempt - 1, 20);
        long most = Math.min(doubled < delay ? longestDelay : doubled, longestDelay);
        return most - (long) (ThreadLocalRandom.current().nextDouble() * most / 2);
    }

    /** A random time, never shorter than the wait that Okta asks for. */
    public static long spread(long wait) {
        return wait + ThreadLocalRandom.current().nextLong(SPREAD);
    }
}
