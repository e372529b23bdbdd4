package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import java.util.Map;

/** The user statuses in which an operation is refused, with the error. */
public enum UserStatusRule {
    READ(Map.of(UserStatus.DEPROVISIONED, OktaErrorCode.NOT_FOUND)),
    ENROLL(Map.of(
            UserStatus.DEPROVISIONED, OktaErrorCode.USER_STATUS, UserStatus.SUSPENDED, OktaErrorCode.USER_STATUS)),
    CHANGE(Map.of(UserStatus.DEPROVISIONED, OktaErrorCode.USER_STATUS)),
    VERIFY(Map.of(
            UserStatus.DEPROVISIONED, OktaErrorCode.USER_STATUS,
            UserStatus.SUSPENDED, OktaErrorCode.USER_STATUS,
            UserStatus.LOCKED_OUT, OktaErrorCode.ACCOUNT_LOCKED)),
    /** Pushes are checked by another service of Okta. */
    PUSH(Map.of(
            UserStatus.DEPROVISIONED, OktaErrorCode.USER_STATUS,
            UserStatus.SUSPENDED, OktaErrorCode.PUSH_USER_INACTIVE,
            UserStatus.LOCKED_OUT, OktaErrorCode.ACCOUNT_LOCKED));

    private final Map<UserStatus, OktaErrorCode> refusals;

    UserStatusRule(Map<UserStatus, OktaErrorCode> refusals) {
        this.refusals = refusals;
    }

    public User check(User user) {
        OktaErrorCode refusal = refusals.get(user.status());
        if (refusal != null) {
            throw OktaError.of(refusal, user.id() + " (User)");
        }
        return user;
    }
}
