package io.oktafactors.sandbox.factor;

/** A way a code travels. */
public enum Channel {
    SMS("sms"),
    CALL("call"),
    EMAIL("email");

    public final String wireName;

    Channel(String wireName) {
        this.wireName = wireName;
    }
}
