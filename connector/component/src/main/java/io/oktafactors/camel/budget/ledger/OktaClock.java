package io.oktafactors.camel.budget.ledger;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

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

    /** Bounds that are better by less than this are not worth keeping. */
    private static final long WORTH = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * @param least of Okta's time less ours
     * @param most of it
     * @param at when that was known
     * @param contradictions answers in a row since then that say otherwise
     */
    private record Offset(long least, long most, long at, int contradictions) {

        long low(long now) {
            return least - (now - at) / DRIFT;
        }

        long high(long now) {
            return most + (now - at) / DRIFT;
        }

        Offset and(Offset told) {
            long low = low(told.at);
            long high = high(told.at);
            if (told.least <= high && told.most >= low) {
                return new Offset(Math.max(low, told.least), Math.min(high, told.most), told.at, 0);
            }
            return contradictions + 1 < WITNESSES ? new Offset(least, most, at, contradictions + 1) : told;
        }
    }

    private final AtomicReference<Offset> offset = new AtomicReference<>();

    void sample(long date, long sent, long received) {
        if (date <= 0) {
            return;
        }
        Offset known = offset.get();
        long least = date * SECOND - received;
        long most = date * SECOND + COARSE - sent;
        boolean news = known == null
                || known.contradictions > 0
                || least > known.low(received) + WORTH
                || most < known.high(received) - WORTH;
        if (news) {
            Offset told = new Offset(least, most, received, 0);
            offset.updateAndGet(before -> before == null ? told : before.and(told));
        }
    }

    boolean isKnown() {
        return offset.get() != null;
    }

    /** When, by our clock, Okta's has surely passed that second. */
    long surelyPast(long epochSecond, long now) {
        Offset known = offset.get();
        return known == null ? now + COARSE : epochSecond * SECOND - known.low(now);
    }

    /** Okta's time, or somewhat earlier, in nanoseconds since 1970; 0 where it is not known. */
    long atLeast(long now) {
        Offset known = offset.get();
        return known == null ? 0 : now + known.low(now);
    }

    /** Forgets all, since what it told was wrong. */
    void forget() {
        offset.set(null);
    }
}
