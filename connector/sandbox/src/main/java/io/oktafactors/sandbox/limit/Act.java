package io.oktafactors.sandbox.limit;

/** Something that phones, addresses and users may not do without end. */
public enum Act {
    SMS,
    CALL,
    EMAIL,
    ACTIVATION,
    RESEND,
    WRONG_ANSWER
}
