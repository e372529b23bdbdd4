package io.oktafactors.sandbox.operation;

import io.oktafactors.sandbox.error.OktaErrorCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Errors that do not depend on a call, a row for each: when it occurs, and the error code. At the start none is active. Each
 * can be activated for everybody, for a user or for a phone number.
 */
public enum Circumstance {
    READ_ONLY(OktaErrorCode.READ_ONLY, FailurePoint.CHANGE),
    FACTORS_SERVICE_DOWN(OktaErrorCode.SERVICE_TIMEOUT, FailurePoint.VERIFY),
    TOKEN_SERVICE_DOWN(OktaErrorCode.SERVICE_ERROR, FailurePoint.TOKEN),
    ON_PREM_AGENT_SLOW(OktaErrorCode.AGENT_TIMEOUT, FailurePoint.RSA),
    ON_PREM_AGENT_ABSENT(OktaErrorCode.NO_AGENT, FailurePoint.RSA),
    NUMBER_CHALLENGE_DISABLED(OktaErrorCode.FEATURE_DISABLED, FailurePoint.NUMBER_CHALLENGE),
    CHALLENGE_CONFLICT(OktaErrorCode.CHALLENGE_CONFLICT, FailurePoint.CHALLENGE),
    DEVICE_REGISTRATION_IN_PROGRESS(OktaErrorCode.REGISTRATION_CONFLICT, FailurePoint.ENROLL_PUSH),
    /** Okta sometimes refused valid numbers (release notes of 2025). */
    PHONE_TAKEN_FOR_INVALID(OktaErrorCode.INVALID_PHONE, FailurePoint.PHONE_ENROLMENT),
    PHONE_CONFLICT(OktaErrorCode.PHONE_CONFLICT, FailurePoint.PHONE_ENROLMENT),
    /** Applies only to numbers of other countries. */
    US_AND_CANADA_ONLY(OktaErrorCode.FOREIGN_PHONE, FailurePoint.PHONE_ENROLMENT),
    TELEPHONY_UNSUPPORTED(OktaErrorCode.NO_TELEPHONY, FailurePoint.SMS, FailurePoint.CALL),
    TELEPHONY_HOOK_REQUIRED(OktaErrorCode.HOOK_REQUIRED, FailurePoint.SMS, FailurePoint.CALL),
    TELEPHONY_HOOK_FAILED(OktaErrorCode.HOOK_FAILED, FailurePoint.SMS, FailurePoint.CALL),
    TELEPHONY_HOOK_REFUSED(OktaErrorCode.HOOK_REFUSED, FailurePoint.SMS, FailurePoint.CALL),
    TELEPHONY_HOOK_SILENT(OktaErrorCode.HOOK_SILENT, FailurePoint.SMS, FailurePoint.CALL),
    TELEPHONY_PROVIDER_DOWN(OktaErrorCode.TELEPHONY_PROVIDER, FailurePoint.SMS, FailurePoint.CALL),
    CALL_PROVIDER_DOWN(OktaErrorCode.CALL_PROVIDER, FailurePoint.CALL),
    OPTED_OUT(OktaErrorCode.OPTED_OUT, FailurePoint.SMS),
    SMS_ALLOWANCE_USED(OktaErrorCode.SMS_ALLOWANCE, FailurePoint.SMS),
    CALL_ALLOWANCE_USED(OktaErrorCode.CALL_ALLOWANCE, FailurePoint.CALL),
    FREE_SMS_ALLOWANCE_USED(OktaErrorCode.FREE_SMS_ALLOWANCE, FailurePoint.SMS),
    SMS_REFUSED(OktaErrorCode.SMS_REFUSED, FailurePoint.SMS),
    CALL_REFUSED(OktaErrorCode.CALL_REFUSED, FailurePoint.CALL),
    SMS_LIMIT_REACHED(OktaErrorCode.SMS_LIMIT, FailurePoint.SMS),
    CALL_LIMIT_REACHED(OktaErrorCode.CALL_LIMIT, FailurePoint.CALL),
    /** The resend link of a pending call factor did not work (release note 2025.05.1). */
    CALL_RESEND_MISSING(OktaErrorCode.UNKNOWN_PATH, FailurePoint.CALL_RESEND),
    /** Lists failed for users with a temporary access code (release note 2025.07.2). */
    TEMPORARY_ACCESS_CODE(OktaErrorCode.VALIDATION_FAILED, FailurePoint.LIST);

    final OktaErrorCode code;
    final Set<FailurePoint> moments;

    Circumstance(OktaErrorCode code, FailurePoint... moments) {
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
