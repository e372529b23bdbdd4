package io.oktafactors.sandbox.factor;

import io.oktafactors.sandbox.error.OktaErrorCode;

/** The steps of a factor, and Okta's error if the status of the factor does not allow a step. */
public enum LifecycleStep {
    ENROLL(OktaErrorCode.VALIDATION_FAILED),
    /** Enrolment with {@code activate=true}. */
    ENROLL_ACTIVE(OktaErrorCode.VALIDATION_FAILED),
    ACTIVATE(OktaErrorCode.ALREADY_ACTIVE),
    /** Polls the activation by a device. */
    POLL(OktaErrorCode.UNEXPECTED_STATE),
    /** Sends the link that lets a device activate. */
    SEND(OktaErrorCode.UNEXPECTED_STATE),
    /** A scan by the device, which is not a call. */
    SCAN(OktaErrorCode.UNEXPECTED_STATE),
    RESEND(OktaErrorCode.UNEXPECTED_STATE),
    CHALLENGE(OktaErrorCode.UNEXPECTED_STATE),
    ANSWER(OktaErrorCode.UNEXPECTED_STATE);

    final OktaErrorCode wrongStatus;

    LifecycleStep(OktaErrorCode wrongStatus) {
        this.wrongStatus = wrongStatus;
    }
}
