package io.oktafactors.camel.gate;

import java.util.List;
import java.util.function.Function;

/** Leave to make one call. Whoever got it has to tell what came of the call. */
public final class RecipientPermit {

    /** Hears of the end of a call, once. */
    interface End {
        void over(List<LimitCheck> claims, Function<SideEffect, Result> results, List<LimitCheck> besides);
    }

    private final End end;
    private final List<LimitCheck> claims;
    private boolean over;

    RecipientPermit(End end, List<LimitCheck> claims) {
        this.end = end;
        this.claims = claims;
    }

    /**
     * Tells what came of the call; what is told after the first time is not heard.
     *
     * @param besides what it turned out to have done to others than those it was let through for
     */
    public void over(Function<SideEffect, Result> results, List<LimitCheck> besides) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        end.over(claims, results, besides);
    }

    /** The call was not made. */
    public void unused() {
        over(deed -> Result.NOTHING, List.of());
    }
}
