package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.error.OktaErrorCode;
import java.util.Set;

/** Which user statuses an operation refuses, and with which error. */
public enum Standing {
    READ(OktaErrorCode.NOT_FOUND, UserStatus.DEPROVISIONED),
    ENROLL(OktaErrorCode.USER_STATUS, UserStatus.DEPROVISIONED, UserStatus.SUSPENDED),
    CHANGE(OktaErrorCode.USER_STATUS, UserStatus.DEPROVISIONED);

    private final OktaErrorCode refusal;
    private final Set<UserStatus> refused;

    Standing(OktaErrorCode refusal, UserStatus... refused) {
        this.refusal = refusal;
        this.refused = Set.of(refused);
    }

    public User check(User user) {
        if (refused.contains(user.status())) {
            throw refusal.error(user.id() + " (User)");
        }
        return user;
    }
}
