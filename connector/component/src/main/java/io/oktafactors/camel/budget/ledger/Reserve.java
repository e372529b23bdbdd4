package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;

import io.oktafactors.camel.budget.Lane;
import java.util.concurrent.TimeUnit;

/**
 * The reserve of calls for higher lanes. There is one for lanes that are in use, and it becomes smaller towards the end of the
 * window, so that it is not wasted.
 */
final class Reserve {

    /** Percent of the budget for each lane above. */
    private static final double EACH = 0.1;

    /** One of this number of calls, and at least one, is reserved when the rest of the reserve is gone. */
    private static final int LAST = 100;

    /** This long before the next window opens it is available to all lanes: a call that comes later does not wait longer. */
    private static final long SHORT_WAIT = TimeUnit.MILLISECONDS.toNanos(800);

    /** The reserve shrinks slowly at first, and this many times as fast at the end. */
    private static final int STEEP = 4;

    private static final long SHORTEST_STEP = TimeUnit.MILLISECONDS.toNanos(20);

    private final boolean[] used = new boolean[Lane.COUNT];

    /** @return whether that is news */
    boolean use(Lane lane) {
        boolean news = !used[lane.ordinal()];
        used[lane.ordinal()] = true;
        return news;
    }

    /** The number of calls of the budget that the lane has to leave. */
    int heldFrom(Lane lane, int budget, Window window, long meltedAt, long now) {
        int melting = (int) (budget * EACH * above(lane) * left(window, meltedAt, now));
        return melting + (now < freeAt(window) ? kept(lane, budget) : 0);
    }

    /** The number of calls that it has to leave when the rest of the reserve is gone. */
    int kept(Lane lane, int budget) {
        return above(lane) == 0 || budget < 2 ? 0 : Math.max(1, budget / LAST);
    }

    /** When it is available to all lanes. */
    static long freeAt(Window window) {
        return window.turnAt() == NEVER ? NEVER : window.turnAt() - SHORT_WAIT;
    }

    /** Whether any calls are reserved to the end: a lane below another one has to be in use. */
    boolean keeps(int budget) {
        return kept(lowest(), budget) > 0;
    }

    /** When that changes next. */
    long nextChange(int budget, Window window, long meltedAt, long now) {
        int above = above(lowest());
        if (above == 0) {
            return NEVER;
        }
        long freeAt = freeAt(window);
        if (meltedAt == NEVER || now >= meltedAt) {
            return now < freeAt ? freeAt : NEVER;
        }
        long step = (long) ((meltedAt - window.openedAt()) / Math.max(1, budget * EACH * above * STEEP));
        return Math.min(Math.min(meltedAt, now < freeAt ? freeAt : NEVER), now + Math.max(SHORTEST_STEP, step));
    }

    private Lane lowest() {
        for (int lane = Lane.COUNT - 1; lane > 0; lane--) {
            if (used[lane]) {
                return Lane.values()[lane];
            }
        }
        return Lane.urgent;
    }

    private int above(Lane lane) {
        int above = 0;
        for (int each = 0; each < lane.ordinal(); each++) {
            above += used[each] ? 1 : 0;
        }
        return above;
    }

    private static double left(Window window, long meltedAt, long now) {
        if (meltedAt == NEVER) {
            return 1;
        }
        long all = meltedAt - window.openedAt();
        return all <= 0 || now >= meltedAt ? 0 : 1 - Math.pow((double) (now - window.openedAt()) / all, STEEP);
    }
}
