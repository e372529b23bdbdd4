package io.oktafactors.sandbox.user;

/** Okta's user statuses. */
public enum UserStatus {
    STAGED,
    PROVISIONED,
    ACTIVE,
    RECOVERY,
    LOCKED_OUT,
    PASSWORD_EXPIRED,
    SUSPENDED,
    DEPROVISIONED
}
