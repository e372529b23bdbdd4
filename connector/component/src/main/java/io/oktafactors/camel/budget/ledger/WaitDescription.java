package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What calls wait for, and until when: for people to read. Guarded by the ledger. */
final class WaitDescription {

    private static final BudgetRefusal STOPPED = new BudgetRefusal("the application is stopping", Duration.ZERO);
    private static final long SHORTEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long UNKNOWN_WAIT = TimeUnit.SECONDS.toNanos(1);

    private final BucketState standing;
    private final ConcurrencyLimit flow;

    WaitDescription(BucketState standing, ConcurrencyLimit flow) {
        this.standing = standing;
        this.flow = flow;
    }

    static BudgetRefusal stopped() {
        return STOPPED;
    }

    /** Why waiting is of no use; null where it may be. */
    BudgetRefusal hopeless(long deadline, long now) {
        long turnAt = standing.window().turnAt();
        boolean late = turnAt != NEVER && turnAt > deadline;
        return deadline <= now || late && standing.isSpent() ? refusal(now) : null;
    }

    BudgetRefusal refusal(long now) {
        long turnAt = standing.window().turnAt();
        long wait = turnAt == NEVER || !standing.isSpent() ? UNKNOWN_WAIT : Math.max(SHORTEST_WAIT, turnAt - now);
        return new BudgetRefusal(text(now), Duration.ofNanos(wait));
    }

    String text(long now) {
        boolean full = flow.flying() >= flow.ceiling();
        String inFlight = flow.flying() + " calls are in flight, which is the maximum";
        if (standing.limit() == 0) {
            return full
                    ? inFlight
                    : "no answer has reported the rate limit yet, and " + standing.flying() + " calls are in flight";
        }
        return full && !standing.isSpentHere() ? inFlight : window(now);
    }

    private String window(long now) {
        long opensIn = opensInMillis(now);
        return standing.used() + " of " + standing.budget() + " calls of the current window are used ("
                + standing.share()
                + " % of " + standing.limit() + (standing.isClosed() ? ", and Okta reports none remaining" : "") + "), "
                + (opensIn < 0 ? "the end of the window is not known yet" : "the window ends in " + opensIn + " ms");
    }

    /** Until the next window opens; -1 where that is not known. */
    long opensInMillis(long now) {
        long turnAt = standing.window().turnAt();
        return turnAt == NEVER ? -1 : TimeUnit.NANOSECONDS.toMillis(Math.max(0, turnAt - now));
    }
}
