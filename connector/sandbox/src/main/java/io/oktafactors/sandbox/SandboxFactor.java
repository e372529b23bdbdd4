package io.oktafactors.sandbox;

import java.util.Map;

/**
 * A factor as the organization knows it, pending ones included.
 *
 * @param factorType Okta's name of the type, such as {@code sms} or {@code token:software:totp}
 * @param provider Okta's name of the provider, such as {@code OKTA}
 * @param status {@code PENDING_ACTIVATION} or {@code ACTIVE}
 * @param profile the readable profile, such as {@code phoneNumber}; an email factor's address is here although the API hides it
 */
public record SandboxFactor(String id, String factorType, String provider, String status, Map<String, String> profile) {

    static SandboxFactor of(Factor factor) {
        return new SandboxFactor(
                factor.id(),
                factor.type().wireName,
                factor.provider().name(),
                factor.status().name(),
                factor.profile());
    }

    void write(JsonOut out) {
        out.object(() -> {
            out.field("id", id);
            out.field("factorType", factorType);
            out.field("provider", provider);
            out.field("status", status);
            out.object("profile", () -> profile.forEach(out::field));
        });
    }
}
