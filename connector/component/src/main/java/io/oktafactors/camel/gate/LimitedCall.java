package io.oktafactors.camel.gate;

import java.time.Duration;
import java.util.List;

/** A call at the gates. One of the last two is told, once, on any thread, if it has to wait: what they do has to be short. */
public interface LimitedCall {

    /** What it wants: asked again whenever it may be its turn, for by then more may be known. */
    List<LimitCheck> claims();

    /** It may go. */
    void passed(RecipientPermit pass);

    /**
     * It may not.
     *
     * @param why in words that hold nobody's number
     * @param retryAfter when another try makes sense
     */
    void refused(String why, Duration retryAfter);
}
