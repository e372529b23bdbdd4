package io.oktafactors.sandbox.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A user of the organization, as of the moment of the call.
 *
 * @param id Okta id, 20 characters
 * @param status Okta's user status, such as {@code ACTIVE} or {@code DEPROVISIONED}
 * @param groups names of groups, for enrolment policies
 * @param factors all factors, pending ones included, oldest first
 * @param recoveryPhones numbers that are kept after their factor was removed: enrolling one again needs no code
 */
public record SandboxUser(
        String id,
        String status,
        SandboxProfile profile,
        Set<String> groups,
        List<SandboxFactor> factors,
        List<String> recoveryPhones) {

    public String login() {
        return profile.login();
    }

    /** The first factor of a type, by Okta's name for it. */
    public Optional<SandboxFactor> factor(String factorType) {
        return factors.stream()
                .filter(factor -> factor.factorType().equals(factorType))
                .findFirst();
    }
}
