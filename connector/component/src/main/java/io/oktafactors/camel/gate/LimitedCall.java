package io.oktafactors.camel.gate;

import java.time.Duration;
import java.util.List;

/**
 * A call that is checked against the limits. If it has to wait, one of the last two methods is called, once, on any thread; it
 * has to be short.
 */
public interface LimitedCall {

    /** The limits to check. Called again whenever the call may pass, since more may be known then. */
    List<LimitCheck> claims();

    /** The call may be sent. */
    void passed(RecipientPermit pass);

    /**
     * The call may not be sent.
     *
     * @param why the reason, without phone numbers
     * @param retryAfter when to try again
     */
    void refused(String why, Duration retryAfter);
}
