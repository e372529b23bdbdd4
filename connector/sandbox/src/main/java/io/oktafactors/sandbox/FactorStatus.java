package io.oktafactors.sandbox;

/** Okta's factor statuses, as far as enrolment produces them. A catalogue item of a type that is not enrolled says NOT_SETUP. */
enum FactorStatus {
    NOT_SETUP,
    PENDING_ACTIVATION,
    ACTIVE
}
