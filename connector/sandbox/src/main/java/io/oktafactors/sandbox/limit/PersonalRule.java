package io.oktafactors.sandbox.limit;

import io.oktafactors.sandbox.api.SandboxLimits.Personal;
import io.oktafactors.sandbox.api.SandboxLimits.Quota;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Channel;
import java.time.Duration;

/**
 * The limits of each phone, address and user, with Okta's error. A row with a channel counts the messages of that channel; a
 * row without a quota is off unless the organization sets one.
 */
enum PersonalRule {
    SMS_PER_NUMBER(Personal.SMS_PER_NUMBER, Channel.SMS, Of.ADDRESS, 1, 30, OktaErrorCode.SMS_TOO_SOON),
    CALLS_PER_NUMBER(Personal.CALLS_PER_NUMBER, Channel.CALL, Of.ADDRESS, 1, 30, OktaErrorCode.CALL_TOO_SOON),
    EMAILS_PER_ADDRESS(Personal.EMAILS_PER_ADDRESS, Channel.EMAIL, Of.ADDRESS, 1, 5, OktaErrorCode.EMAIL_TOO_SOON),
    EMAILS_PER_RECIPIENT(Personal.EMAILS_PER_RECIPIENT, Channel.EMAIL, Of.ADDRESS, 30, 60, OktaErrorCode.RATE_LIMIT),
    SMS_PER_DAY(Personal.SMS_PER_DAY, Channel.SMS, Of.ORGANIZATION, OktaErrorCode.SMS_ALLOWANCE),
    CALLS_PER_DAY(Personal.CALLS_PER_DAY, Channel.CALL, Of.ORGANIZATION, OktaErrorCode.CALL_ALLOWANCE),
    SMS_OF_FREE_ORG(Personal.SMS_OF_FREE_ORG, Channel.SMS, Of.ORGANIZATION, OktaErrorCode.FREE_SMS_ALLOWANCE),
    ACTIVATIONS_PER_USER(Personal.ACTIVATIONS_PER_USER, null, Of.USER, 5, 300, OktaErrorCode.RATE_LIMIT),
    RESENDS_PER_USER(Personal.RESENDS_PER_USER, null, Of.USER, 5, 300, OktaErrorCode.RATE_LIMIT);

    /** What is counted together. The counts of a user are stored with the user. */
    enum Of {
        ADDRESS,
        ORGANIZATION,
        USER
    }

    final Personal limit;
    final Channel channel;
    final Of of;
    final Quota quota;
    final OktaErrorCode refusal;

    PersonalRule(Personal limit, Channel channel, Of of, OktaErrorCode refusal) {
        this(limit, channel, of, null, refusal);
    }

    PersonalRule(Personal limit, Channel channel, Of of, int times, int seconds, OktaErrorCode refusal) {
        this(limit, channel, of, new Quota(times, Duration.ofSeconds(seconds)), refusal);
    }

    PersonalRule(Personal limit, Channel channel, Of of, Quota quota, OktaErrorCode refusal) {
        this.limit = limit;
        this.channel = channel;
        this.of = of;
        this.quota = quota;
        this.refusal = refusal;
    }
}
