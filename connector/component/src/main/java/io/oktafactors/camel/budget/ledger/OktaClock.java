package io.oktafactors.camel.budget.ledger;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A lower bound of Okta's time, from the {@code Date} of its answers: it was true when the answer was received, or earlier. An
 * answer can only raise the bound, so quick answers and those sent late in a second give the best bounds.
 */
final class OktaClock {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** A Date has whole seconds, and servers keep it for another one. */
    private static final long COARSE = 2 * SECOND;

    /** Clocks drift apart by no more than this: one part in ten thousand. */
    private static final long DRIFT = 10_000;

    /** This number of consecutive answers has to show that the clock was set before that is assumed. */
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

    /** When, by our clock, Okta's clock has passed that second in any case. */
    long surelyPast(long epochSecond, long now) {
        Offset known = offset.get();
        return known == null ? now + COARSE : epochSecond * SECOND - known.low(now);
    }

    /** Okta's time, or somewhat earlier, in nanoseconds since 1970; 0 where it is not known. */
    long atLeast(long now) {
        Offset known = offset.get();
        return known == null ? 0 : now + known.low(now);
    }

    /** Resets everything, since it was wrong. */
    void forget() {
        offset.set(null);
    }
}
