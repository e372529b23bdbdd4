package io.oktafactors.routes.state;

/** The states of an event. */
public enum EventState {
    /** On the work queue. */
    ACCEPTED(false),
    /** On the work queue, to be delivered when the event takes effect. */
    SCHEDULED(false),
    /** On the rate-limited channel, to return when the call may be sent. */
    RATE_LIMITED(false),
    /** On the work queue again after a temporary failure. */
    RETRYING(false),
    /** The person has every factor that the policy asks for. */
    ENROLLED(true),
    /** The person has no factor left. */
    UNENROLLED(true),
    /** The caller was asked for a code or an answer. */
    CHALLENGED(true),
    /** The caller gave the right code or answer. */
    VERIFIED(true),
    /** The caller gave a wrong code or answer. */
    DENIED(true),
    /** Okta's answer about the caller's code or answer was lost. */
    UNCERTAIN(true),
    /** Another code was sent for a factor that is not activated yet. */
    RESENT(true),
    /** A factor that nobody activated was removed. */
    WITHDRAWN(true),
    /** Nothing had to be done. */
    UNCHANGED(true),
    /** A newer event of the person was begun before. */
    SUPERSEDED(true),
    /** On the rejected channel. */
    REJECTED(true),
    /** On the failed channel. */
    FAILED(true);

    private final boolean last;

    EventState(boolean last) {
        this.last = last;
    }

    /** Whether the event failed, so that a person may feed it again. */
    public boolean isGivenUp() {
        return this == REJECTED || this == FAILED;
    }

    /** Whether the state is final, unless somebody feeds the event again. */
    public boolean isLast() {
        return last;
    }
}
