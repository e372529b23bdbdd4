package io.oktafactors.routes.policy;

import io.oktafactors.routes.event.Person;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which factors a person gets: those of the first rule that fits.
 *
 * @param rules in the order of the file
 */
public record EnrollmentPolicy(List<Rule> rules) {

    /** What a rule can ask of a person. */
    static final Map<String, Function<Person, String>> ATTRIBUTES = Map.of(
            "department", Person::department,
            "userType", Person::userType,
            "countryCode", Person::countryCode);

    /**
     * @param name for the audit
     * @param when attribute to the values of which a person must have one, in lower case; empty fits everyone
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
     * @throws PersonUnfitException if none fits
     */
    public Rule ruleFor(Person person) {
        return rules.stream()
                .filter(rule -> rule.fits(person))
                .findFirst()
                .orElseThrow(
                        () -> new PersonUnfitException("No rule of the policy fits the person's department, userType"
                                + " and countryCode; add a last rule without \"when\""));
    }
}
