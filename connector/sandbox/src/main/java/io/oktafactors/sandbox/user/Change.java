package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.error.OktaError;

/**
 * The outcome of one step on one user.
 *
 * @param user the user afterwards; the same object if nothing changed
 * @param result what the caller wanted to know
 * @param error a refusal that comes although the user changed, such as a wrong code that counts; or null
 */
public record Change<T>(User user, T result, OktaError error) {

    public static <T> Change<T> to(User user, T result) {
        return new Change<>(user, result, null);
    }

    public static <T> Change<T> refused(User user, OktaError error) {
        return new Change<>(user, null, error);
    }
}
