package io.oktafactors.camel.budget;

import java.util.concurrent.TimeUnit;

/**
 * How far Okta's clock has come at the least, as its answers tell: a {@code Date} was true when the answer was received, or
 * earlier. Each answer can only raise the bound, so it is the quickest that count, and those sent late in a second.
 */
final class OktaClock {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** A Date has whole seconds, and servers keep it for another one. */
    private static final long COARSE = 2 * SECOND;

    /** Clocks drift apart by no more than this: one part in ten thousand. */
    private static final long DRIFT = 10_000;

    /** As many answers in a row have to say that the clock was set before it is believed. */
    private static final int WITNESSES = 5;

    /** @param least of Okta's time less ours; @param most of it; @param at when that was known */
    private record Offset(long least, long most, long at) {}

    private volatile Offset offset;
    private volatile int contradictions;

    void sample(long date, long sent, long received) {
        if (date <= 0) {
            return;
        }
        long least = date * SECOND - received;
        long most = date * SECOND + COARSE - sent;
        Offset known = offset;
        if (known == null || least > low(known, received) || most < high(known, received)) {
            learn(least, most, received);
        } else if (contradictions > 0) {
            contradictions = 0;
        }
    }

    boolean isKnown() {
        return offset != null;
    }

    /** When, by our clock, Okta's has surely passed that second. */
    long surelyPast(long epochSecond, long now) {
        Offset known = offset;
        return known == null ? now + COARSE : epochSecond * SECOND - low(known, now);
    }

    /** Okta's time, or somewhat earlier, in nanoseconds since 1970; 0 where it is not known. */
    long atLeast(long now) {
        Offset known = offset;
        return known == null ? 0 : now + low(known, now);
    }

    /** Forgets all, since what it told was wrong. */
    synchronized void forget() {
        offset = null;
        contradictions = 0;
    }

    private synchronized void learn(long least, long most, long now) {
        Offset known = offset;
        if (known == null) {
            offset = new Offset(least, most, now);
            return;
        }
        long low = low(known, now);
        long high = high(known, now);
        if (least > high || most < low) {
            contradictions = contradictions + 1;
            if (contradictions >= WITNESSES) {
                offset = new Offset(least, most, now);
                contradictions = 0;
            }
            return;
        }
        contradictions = 0;
        offset = new Offset(Math.max(low, least), Math.min(high, most), now);
    }

    private static long low(Offset offset, long now) {
        return offset.least - (now - offset.at) / DRIFT;
    }

    private static long high(Offset offset, long now) {
        return offset.most + (now - offset.at) / DRIFT;
    }
}
