package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.factor.FactorType;
import java.util.Map;
import java.util.Set;

/**
 * Which factors some people may or must enrol.
 *
 * @param groups whom it is for; empty for everybody
 * @param callers IP addresses of the API callers for whom it counts; empty for all. Okta judges the caller's network, too, so
 *     that two programs may see two lists
 * @param factors the factors that are not switched off
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
