package io.oktafactors.routes.policy;

import io.oktafactors.routes.event.Person;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which factors a person gets: those of the first rule that matches.
 *
 * @param rules in the order of the file
 */
public record EnrollmentPolicy(List<Rule> rules) {

    /** The attributes of a person that a rule may check. */
    static final Map<String, Function<Person, String>> ATTRIBUTES = Map.of(
            "department", Person::department,
            "userType", Person::userType,
            "countryCode", Person::countryCode);

    /**
     * @param name for the audit
     * @param when for each attribute the allowed values, in lower case; empty matches everyone
     * @param enroll in this order
     */
    public record Rule(String name, Map<String, Set<String>> when, List<Enrollment> enroll) {

        boolean fits(Person person) {
            return when.entrySet().stream().allMatch(condition -> {
                String value = ATTRIBUTES.get(condition.getKey()).apply(person);
                return value != null && condition.getValue().contains(value.toLowerCase(Locale.ROOT));
            });
        }
    }

    /**
     * @param activate whether the factor is active at once and no code is sent
     */
    public record Enrollment(FactorKind factor, boolean activate) {}

    /**
     * The rule for a person.
     *
     * @throws PersonUnfitException if no rule matches
     */
    public Rule ruleFor(Person person) {
        return rules.stream()
                .filter(rule -> rule.fits(person))
                .findFirst()
                .orElseThrow(
                        () -> new PersonUnfitException("No rule of the policy matches the person's department, userType"
                                + " and countryCode; add a last rule without \"when\" to the policy"));
    }
}
