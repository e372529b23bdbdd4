package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.error.OktaError;

/**
 * The result of one operation on one user.
 *
 * @param user the user afterwards; the same object if nothing changed
 * @param result the result for the caller
 * @param error an error although the user changed, for example a wrong code, which is counted; or null
 */
public record Change<T>(User user, T result, OktaError error) {

    public static <T> Change<T> to(User user, T result) {
        return new Change<>(user, result, null);
    }

    public static <T> Change<T> refused(User user, OktaError error) {
        return new Change<>(user, null, error);
    }
}
