package io.oktafactors.routes.state;

/** Where an event stands. */
public enum EventState {
    /** On the work queue. */
    ACCEPTED(false),
    /** On the work queue, to be delivered when the event takes effect. */
    SCHEDULED(false),
    /** On the rate-limited channel, to return when Okta takes calls again. */
    RATE_LIMITED(false),
    /** On the work queue again after a failure that may pass. */
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
    /** Okta's word on the caller's code or answer was lost. */
    UNCERTAIN(true),
    /** Another code is on its way to a factor that was not activated yet. */
    RESENT(true),
    /** A factor that nobody activated was removed. */
    WITHDRAWN(true),
    /** Nothing was to be done. */
    UNCHANGED(true),
    /** A newer event of the person was there first. */
    SUPERSEDED(true),
    /** On the rejected channel. */
    REJECTED(true),
    /** On the failed channel. */
    FAILED(true);

    private final boolean last;

    EventState(boolean last) {
        this.last = last;
    }

    /** Whether the event waits for a person, who may feed it again. */
    public boolean isGivenUp() {
        return this == REJECTED || this == FAILED;
    }

    /** Whether nothing more happens to the event by itself. */
    public boolean isLast() {
        return last;
    }
}
