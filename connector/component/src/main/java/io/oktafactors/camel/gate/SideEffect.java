package io.oktafactors.camel.gate;

/** What a call does that somebody notices. */
public enum SideEffect {
    /** Sends a code by SMS or speaks one, which costs money. */
    CODE,
    /** Sends a mail. */
    MAIL,
    /** Sends a code once more. */
    RESEND,
    /** Tries a code. */
    ACTIVATION,
    /** Shows a prompt. */
    PROMPT
}
