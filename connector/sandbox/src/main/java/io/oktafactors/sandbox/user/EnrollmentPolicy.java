package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.factor.FactorType;
import java.util.Map;
import java.util.Set;

/**
 * A policy about which factors users may or must enroll.
 *
 * @param groups groups of users it applies to; empty for all users
 * @param callers IP addresses of API callers it applies to; empty for all. Okta uses the caller's network too, so two programs
 * may see different lists
 * @param factors the factors that are not disabled
 */
public record EnrollmentPolicy(
        String name, Set<String> groups, Set<String> callers, Map<FactorType, Enrollment> factors) {
    public enum Enrollment {
        OPTIONAL,
        REQUIRED
    }

    boolean matches(User user, String caller) {
        return (groups.isEmpty() || groups.stream().anyMatch(user.identity().groups()::contains))
                && (callers.isEmpty() || callers.contains(caller));
    }
}
