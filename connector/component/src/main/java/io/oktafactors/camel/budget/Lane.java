package io.oktafactors.camel.budget;

/** How soon a call is due where calls have to wait: whoever waits in a higher lane goes first. */
public enum Lane {
    /** Somebody loses access they must not keep. */
    urgent,
    /** A person sits and waits. */
    interactive,
    /** The day's work. */
    normal,
    /** May take until tomorrow. */
    background;

    public static final int COUNT = values().length;
}
