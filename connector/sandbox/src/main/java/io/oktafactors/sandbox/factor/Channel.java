package io.oktafactors.sandbox.factor;

/** How a code is sent. */
public enum Channel {
    SMS("sms"),
    CALL("call"),
    EMAIL("email");

    public final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }
}
