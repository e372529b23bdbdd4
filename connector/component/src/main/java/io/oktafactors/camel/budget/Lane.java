package io.oktafactors.camel.budget;

/** The priority of a call that has to wait: calls of a higher lane are sent first. */
public enum Lane {
    /** Access that has to end, such as that of a leaver. */
    urgent,
    /** A person waits for the answer. */
    interactive,
    /** Ordinary calls. */
    normal,
    /** Calls that may take until tomorrow. */
    background;

    public static final int COUNT = values().length;
}
