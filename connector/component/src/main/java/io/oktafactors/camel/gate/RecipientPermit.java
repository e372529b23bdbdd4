package io.oktafactors.camel.gate;

import java.util.List;
import java.util.function.Function;

/** Permission to make one call. Its holder has to report the result of the call. */
public final class RecipientPermit {

    /** Called at the end of a call, once. */
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
     * Reports the result of the call; only the first report counts.
     *
     * @param besides side effects on recipients other than those of the permit
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
