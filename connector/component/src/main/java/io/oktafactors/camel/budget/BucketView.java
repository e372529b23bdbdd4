package io.oktafactors.camel.budget;

import java.util.Map;

/**
 * The state of a rate limiter.
 *
 * @param limit what Okta allows the principal in a window; 0 where that is not known
 * @param budget the part of it that may be used
 * @param used own calls of the window, with those in flight
 * @param remaining what Okta's last answer left; -1 where that is not known
 * @param inFlight calls without an answer
 * @param reset end of the window in epoch seconds of Okta's clock; 0 where that is not known
 * @param opensInMillis until the next window is opened; -1 where that is not known
 * @param waiting calls that wait, by lane
 * @param waitsFor what they wait for; empty for nothing
 */
public record BucketView(
        BucketKey key,
        int limit,
        int budget,
        int used,
        long remaining,
        int inFlight,
        long reset,
        long opensInMillis,
        Map<Lane, Integer> waiting,
        String waitsFor) {}
