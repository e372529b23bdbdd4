package io.oktafactors.sandbox.proof;

import java.util.Map;

/**
 * What a factor is bound to.
 *
 * @param value phone number, address, question key or credential id; null while it is not known
 * @param secret the secret of the proof: answer, shared secret, key; or null. It is never part of a profile
 * @param vendor the vendor's name if it differs from the provider's, or null
 * @param more further fields of the profile, in the order of the answer
 */
public record Subject(String value, String secret, String vendor, Map<String, String> more) {
    public Subject {
        more = more == null ? Map.of() : more;
    }

    public static Subject of(String value) {
        return new Subject(value, null, null, Map.of());
    }

    public static Subject of(String value, String secret) {
        return new Subject(value, secret, null, Map.of());
    }

    @Override
    public String toString() {
        return "Subject"; // toString() must not show phone numbers and secrets
    }
}
