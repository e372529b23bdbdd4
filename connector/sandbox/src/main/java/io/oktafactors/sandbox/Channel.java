package io.oktafactors.sandbox;

import java.time.Duration;

/** A way a code travels, with the pause Okta keeps between two codes to the same address. */
enum Channel {
    SMS("sms", Duration.ofSeconds(30), OktaErrorCode.SMS_TOO_SOON),
    CALL("call", Duration.ofSeconds(30), OktaErrorCode.CALL_TOO_SOON),
    EMAIL("email", Duration.ofSeconds(5), OktaErrorCode.EMAIL_TOO_SOON);

    final String wireName;
    final Duration pause;
    final OktaErrorCode tooSoon;

    Channel(String wireName, Duration pause, OktaErrorCode tooSoon) {
        this.wireName = wireName;
        this.pause = pause;
        this.tooSoon = tooSoon;
    }
}
