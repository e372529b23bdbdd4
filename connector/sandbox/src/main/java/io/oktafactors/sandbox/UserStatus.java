package io.oktafactors.sandbox;

/** Okta's user statuses. */
enum UserStatus {
    STAGED,
    PROVISIONED,
    ACTIVE,
    RECOVERY,
    LOCKED_OUT,
    PASSWORD_EXPIRED,
    SUSPENDED,
    DEPROVISIONED
}
