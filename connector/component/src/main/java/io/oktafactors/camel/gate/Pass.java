package io.oktafactors.camel.gate;

import java.util.List;
import java.util.function.Function;

/** Leave to make one call. Whoever got it has to tell what came of the call. */
public final class Pass {

    /** Hears of the end of a call, once. */
    interface End {
        void over(List<Claim> claims, Function<Deed, Result> results, List<Claim> besides);
    }

    private final End end;
    private final List<Claim> claims;
    private boolean over;

    Pass(End end, List<Claim> claims) {
        this.end = end;
        this.claims = claims;
    }

    /**
     * Tells what came of the call; what is told after the first time is not heard.
     *
     * @param besides what it turned out to have done to others than those it was let through for
     */
    public void over(Function<Deed, Result> results, List<Claim> besides) {
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
