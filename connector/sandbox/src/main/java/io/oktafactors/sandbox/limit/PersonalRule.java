package io.oktafactors.sandbox.limit;

import io.oktafactors.sandbox.SandboxLimits.Personal;
import io.oktafactors.sandbox.SandboxLimits.Quota;
import io.oktafactors.sandbox.error.OktaErrorCode;
import java.time.Duration;

/** What Okta limits for each phone, address and user, and what it says. A row without quota is off unless the organization sets one. */
enum PersonalRule {
    SMS_PER_NUMBER(Personal.SMS_PER_NUMBER, Act.SMS, quota(1, 30), OktaErrorCode.SMS_TOO_SOON),
    CALLS_PER_NUMBER(Personal.CALLS_PER_NUMBER, Act.CALL, quota(1, 30), OktaErrorCode.CALL_TOO_SOON),
    EMAILS_PER_ADDRESS(Personal.EMAILS_PER_ADDRESS, Act.EMAIL, quota(1, 5), OktaErrorCode.EMAIL_TOO_SOON),
    EMAILS_PER_RECIPIENT(Personal.EMAILS_PER_RECIPIENT, Act.EMAIL, quota(30, 60), OktaErrorCode.RATE_LIMIT),
    ACTIVATIONS_PER_USER(
            Personal.ACTIVATIONS_PER_USER, Act.ACTIVATION, quota(5, 300), OktaErrorCode.RATE_LIMIT, Act.RESEND),
    RESENDS_PER_USER(Personal.RESENDS_PER_USER, Act.RESEND, quota(5, 300), OktaErrorCode.RATE_LIMIT),
    WRONG_ANSWERS_PER_USER(Personal.WRONG_ANSWERS_PER_USER, Act.WRONG_ANSWER, null, OktaErrorCode.USER_LOCKED),
    SMS_PER_DAY(Personal.SMS_PER_DAY, Act.SMS, OktaErrorCode.SMS_PER_DAY),
    CALLS_PER_DAY(Personal.CALLS_PER_DAY, Act.CALL, OktaErrorCode.CALLS_PER_DAY),
    SMS_OF_FREE_ORG(Personal.SMS_OF_FREE_ORG, Act.SMS, OktaErrorCode.SMS_OF_FREE_ORG);

    final Personal limit;
    final Act counts;
    final Quota quota;
    final OktaErrorCode refusal;
    final boolean organization;
    private final Act alsoRefuses;

    PersonalRule(Personal limit, Act counts, OktaErrorCode refusal) {
        this(limit, counts, null, refusal, true, null);
    }

    PersonalRule(Personal limit, Act counts, Quota quota, OktaErrorCode refusal) {
        this(limit, counts, quota, refusal, false, null);
    }

    PersonalRule(Personal limit, Act counts, Quota quota, OktaErrorCode refusal, Act alsoRefuses) {
        this(limit, counts, quota, refusal, false, alsoRefuses);
    }

    PersonalRule(
            Personal limit, Act counts, Quota quota, OktaErrorCode refusal, boolean organization, Act alsoRefuses) {
        this.limit = limit;
        this.counts = counts;
        this.quota = quota;
        this.refusal = refusal;
        this.organization = organization;
        this.alsoRefuses = alsoRefuses;
    }

    boolean refuses(Act act) {
        return counts == act || alsoRefuses == act;
    }

    private static Quota quota(int times, int seconds) {
        return new Quota(times, Duration.ofSeconds(seconds));
    }
}
