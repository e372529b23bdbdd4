package io.oktafactors.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * A user as the organization knows them at one moment.
 *
 * @param id Okta id, 20 characters
 * @param status Okta's user status, such as {@code ACTIVE} or {@code DEPROVISIONED}
 * @param factors all factors, pending ones included, oldest first
 * @param recoveryPhones numbers that stayed known after their factor went: enrolling one again needs no code
 */
public record SandboxUser(
        String id, String status, SandboxProfile profile, List<SandboxFactor> factors, List<String> recoveryPhones) {

    static SandboxUser of(User user) {
        return new SandboxUser(
                user.id(),
                user.status().name(),
                user.profile(),
                user.factors().stream().map(SandboxFactor::of).toList(),
                user.recoveryPhones());
    }

    public String login() {
        return profile.login();
    }

    /** The first factor of a type, by Okta's name for it. */
    public Optional<SandboxFactor> factor(String factorType) {
        return factors.stream()
                .filter(factor -> factor.factorType().equals(factorType))
                .findFirst();
    }

    void write(JsonOut out) {
        out.object(() -> {
            out.field("id", id);
            out.field("login", profile.login());
            out.field("status", status);
            out.object("profile", () -> profile.write(out));
            out.array("factors", factors, factor -> factor.write(out));
            out.array("recoveryPhones", recoveryPhones, out::text);
        });
    }
}
