package io.oktafactors.sandbox.factor;

import io.oktafactors.sandbox.error.OktaErrorCode;
import java.time.Duration;

/** A way a code travels, with the pause Okta keeps between two codes to the same address. */
public enum Channel {
    SMS("sms", Duration.ofSeconds(30), OktaErrorCode.SMS_TOO_SOON),
    CALL("call", Duration.ofSeconds(30), OktaErrorCode.CALL_TOO_SOON),
    EMAIL("email", Duration.ofSeconds(5), OktaErrorCode.EMAIL_TOO_SOON);

    public final String wireName;
    public final Duration pause;
    public final OktaErrorCode tooSoon;

    Channel(String wireName, Duration pause, OktaErrorCode tooSoon) {
        this.wireName = wireName;
        this.pause = pause;
        this.tooSoon = tooSoon;
    }
}
