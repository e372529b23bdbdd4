package io.oktafactors.sandbox.factor;

/**
 * What a factor is bound to.
 *
 * @param value phone number, address, question key or credential id
 * @param extension phone extension, or null
 * @param secret answer to the question or the authenticator's shared secret (base32), or null; never part of a profile
 */
public record Subject(String value, String extension, String secret) {

    public static Subject of(String value) {
        return new Subject(value, null, null);
    }
}
