package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.factor.FactorType;
import io.oktafactors.sandbox.user.EnrollmentPolicy.Enrollment;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The enrollment policies by priority. Only the first one that matches is applied; if none matches, everything is optional. */
public final class Policies {
    private static final EnrollmentPolicy EVERYTHING = new EnrollmentPolicy(
            "Default Policy",
            Set.of(),
            Set.of(),
            Arrays.stream(FactorType.values())
                    .collect(Collectors.toMap(
                            Function.identity(),
                            type -> Enrollment.OPTIONAL,
                            (one, other) -> one,
                            () -> new EnumMap<>(FactorType.class))));

    private final List<EnrollmentPolicy> policies;

    public Policies(List<EnrollmentPolicy> policies) {
        this.policies = List.copyOf(policies);
    }

    /** The factors that a user may or must enroll and that lists show, for a caller with this IP address. */
    public Map<FactorType, Enrollment> of(User user, String caller) {
        for (EnrollmentPolicy policy : policies) {
            if (policy.matches(user, caller)) {
                return policy.factors();
            }
        }
        return EVERYTHING.factors();
    }
}
