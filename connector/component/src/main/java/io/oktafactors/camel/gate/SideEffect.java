package io.oktafactors.camel.gate;

/** The side effects of a call that are limited. */
public enum SideEffect {
    /** Sends a code by SMS or speaks one, which costs money. */
    CODE,
    /** Sends a mail. */
    MAIL,
    /** Sends a code again. */
    RESEND,
    /** Tries a code. */
    ACTIVATION,
    /** Shows a prompt. */
    PROMPT
}
