package io.oktafactors.camel.gate;

/** What came of a call that passed a gate. */
public enum Result {
    /** What it was to do was done. */
    DONE,
    /** The code was wrong, which counts as a try. */
    WRONG,
    /** Okta refused it for what was done before. */
    LIMITED,
    /** Nobody knows. */
    UNKNOWN,
    /** Nothing was done. */
    NOTHING
}
