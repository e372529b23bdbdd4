package io.oktafactors.sandbox.factor;

/** Okta's factor statuses, as far as enrolment produces them. A catalogue item of a type that is not enrolled says NOT_SETUP. */
public enum FactorStatus {
    NOT_SETUP,
    PENDING_ACTIVATION,
    ACTIVE
}
