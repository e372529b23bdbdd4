package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.error.OktaErrorCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What can be wrong around an organization, a row each: when it shows, and which error Okta gives then. None is in force at the
 * start; each is switched on for everything, for a user or for a phone number.
 */
public enum Circumstance {
    READ_ONLY(OktaErrorCode.READ_ONLY, Moment.CHANGE),
    FACTORS_SERVICE_DOWN(OktaErrorCode.SERVICE_TIMEOUT, Moment.VERIFY),
    TOKEN_SERVICE_DOWN(OktaErrorCode.SERVICE_ERROR, Moment.TOKEN),
    ON_PREM_AGENT_SLOW(OktaErrorCode.AGENT_TIMEOUT, Moment.RSA),
    ON_PREM_AGENT_ABSENT(OktaErrorCode.NO_AGENT, Moment.RSA),
    NUMBER_CHALLENGE_DISABLED(OktaErrorCode.FEATURE_DISABLED, Moment.NUMBER_CHALLENGE),
    CHALLENGE_CONFLICT(OktaErrorCode.CHALLENGE_CONFLICT, Moment.CHALLENGE),
    DEVICE_REGISTRATION_IN_PROGRESS(OktaErrorCode.REGISTRATION_CONFLICT, Moment.ENROLL_PUSH),
    /** Okta took good numbers for bad ones at times (release notes of 2025). */
    PHONE_TAKEN_FOR_INVALID(OktaErrorCode.INVALID_PHONE, Moment.PHONE_ENROLMENT),
    PHONE_CONFLICT(OktaErrorCode.PHONE_CONFLICT, Moment.PHONE_ENROLMENT),
    /** Counts for numbers of other countries only. */
    US_AND_CANADA_ONLY(OktaErrorCode.FOREIGN_PHONE, Moment.PHONE_ENROLMENT),
    TELEPHONY_UNSUPPORTED(OktaErrorCode.NO_TELEPHONY, Moment.SMS, Moment.CALL),
    TELEPHONY_HOOK_REQUIRED(OktaErrorCode.HOOK_REQUIRED, Moment.SMS, Moment.CALL),
    TELEPHONY_HOOK_FAILED(OktaErrorCode.HOOK_FAILED, Moment.SMS, Moment.CALL),
    TELEPHONY_HOOK_REFUSED(OktaErrorCode.HOOK_REFUSED, Moment.SMS, Moment.CALL),
    TELEPHONY_HOOK_SILENT(OktaErrorCode.HOOK_SILENT, Moment.SMS, Moment.CALL),
    TELEPHONY_PROVIDER_DOWN(OktaErrorCode.TELEPHONY_PROVIDER, Moment.SMS, Moment.CALL),
    CALL_PROVIDER_DOWN(OktaErrorCode.CALL_PROVIDER, Moment.CALL),
    OPTED_OUT(OktaErrorCode.OPTED_OUT, Moment.SMS),
    SMS_ALLOWANCE_USED(OktaErrorCode.SMS_ALLOWANCE, Moment.SMS),
    CALL_ALLOWANCE_USED(OktaErrorCode.CALL_ALLOWANCE, Moment.CALL),
    FREE_SMS_ALLOWANCE_USED(OktaErrorCode.FREE_SMS_ALLOWANCE, Moment.SMS),
    SMS_REFUSED(OktaErrorCode.SMS_REFUSED, Moment.SMS),
    CALL_REFUSED(OktaErrorCode.CALL_REFUSED, Moment.CALL),
    SMS_LIMIT_REACHED(OktaErrorCode.SMS_LIMIT, Moment.SMS),
    CALL_LIMIT_REACHED(OktaErrorCode.CALL_LIMIT, Moment.CALL),
    /** The link of a pending call factor led nowhere (release note 2025.05.1). */
    CALL_RESEND_MISSING(OktaErrorCode.UNKNOWN_PATH, Moment.CALL_RESEND),
    /** Lists failed for users who had one (release note 2025.07.2). */
    TEMPORARY_ACCESS_CODE(OktaErrorCode.VALIDATION_FAILED, Moment.LIST);

    final OktaErrorCode code;
    final Set<Moment> moments;

    Circumstance(OktaErrorCode code, Moment... moments) {
        this.code = code;
        this.moments = Set.of(moments);
    }

    boolean concerns(String address) {
        return this != US_AND_CANADA_ONLY || !address.startsWith("+1");
    }

    public static Optional<Circumstance> of(String name) {
        return Arrays.stream(values())
                .filter(circumstance -> circumstance.name().equals(name))
                .findFirst();
    }
}
