package io.oktafactors.sandbox.factor;

/**
 * Okta's factor statuses. A catalogue item of a type that is not enrolled says NOT_SETUP; enrolment leads to PENDING_ACTIVATION
 * or ACTIVE; the rest comes from administrators and policies.
 */
public enum FactorStatus {
    NOT_SETUP,
    PENDING_ACTIVATION,
    ENROLLED,
    ACTIVE,
    INACTIVE,
    DISABLED,
    EXPIRED
}
