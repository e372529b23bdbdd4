package io.oktafactors.camel.gate;

/** The result of a call that passed the limits. */
public enum Result {
    /** The side effect took place. */
    DONE,
    /** The code was wrong, which counts as a try. */
    WRONG,
    /** Okta refused the call because of earlier ones. */
    LIMITED,
    /** It is unknown whether the side effect took place. */
    UNKNOWN,
    /** The side effect did not take place. */
    NOTHING
}
