package io.oktafactors.sandbox.factor;

import io.oktafactors.sandbox.error.OktaErrorCode;

/** What can be asked of a factor, and what Okta says when its status does not allow it. */
public enum LifecycleStep {
    ENROLL(OktaErrorCode.VALIDATION_FAILED),
    /** Enrolment with {@code activate=true}. */
    ENROLL_ACTIVE(OktaErrorCode.VALIDATION_FAILED),
    ACTIVATE(OktaErrorCode.ALREADY_ACTIVE),
    /** Asks how far the activation by a device is. */
    POLL(OktaErrorCode.UNEXPECTED_STATE),
    /** Sends the link that lets a device activate. */
    SEND(OktaErrorCode.UNEXPECTED_STATE),
    /** Comes from the device, not from a call. */
    SCAN(OktaErrorCode.UNEXPECTED_STATE),
    RESEND(OktaErrorCode.UNEXPECTED_STATE),
    CHALLENGE(OktaErrorCode.UNEXPECTED_STATE),
    ANSWER(OktaErrorCode.UNEXPECTED_STATE);

    final OktaErrorCode wrongStatus;

    LifecycleStep(OktaErrorCode wrongStatus) {
        this.wrongStatus = wrongStatus;
    }
}
