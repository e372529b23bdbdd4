package io.oktafactors.routes.policy;

import io.oktafactors.routes.event.Person;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The factors that can be enrolled without the person being present, and the data that Okta needs for each. */
public enum FactorKind {
    SMS("sms", "OKTA", true, "mobilePhone", person -> profile("phoneNumber", person.mobilePhone())),
    CALL("call", "OKTA", true, "primaryPhone", FactorKind::callProfile),
    EMAIL("email", "OKTA", true, "email", person -> profile("email", person.email())),
    OKTA_VERIFY_TOTP("token:software:totp", "OKTA", false, null, person -> Map.of()),
    GOOGLE_AUTHENTICATOR("token:software:totp", "GOOGLE", false, null, person -> Map.of());

    private final String factorType;
    private final String provider;
    private final boolean canActivate;
    private final String needs;
    private final Function<Person, Map<String, String>> profile;

    FactorKind(
            String factorType,
            String provider,
            boolean canActivate,
            String needs,
            Function<Person, Map<String, String>> profile) {
        this.factorType = factorType;
        this.provider = provider;
        this.canActivate = canActivate;
        this.needs = needs;
        this.profile = profile;
    }

    public String factorType() {
        return factorType;
    }

    public String provider() {
        return provider;
    }

    /** Whether Okta can make the factor active at once, without a code. */
    public boolean canActivate() {
        return canActivate;
    }

    /**
     * The request body of the enrollment.
     *
     * @throws PersonUnfitException if the person lacks what the factor needs
     */
    public Map<String, Object> enrollment(Person person) {
        Map<String, String> values = profile.apply(person);
        if (values == null) {
            throw new PersonUnfitException("The policy requires the factor " + factorType + ", but the person has no "
                    + needs + "; complete the row, or change the policy");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("factorType", factorType);
        body.put("provider", provider);
        if (!values.isEmpty()) {
            body.put("profile", values);
        }
        return body;
    }

    /** The name in the policy: the factor type, and the provider if there are several. */
    public String policyName() {
        long providers = Arrays.stream(values())
                .filter(kind -> kind.factorType.equals(factorType))
                .count();
        return providers == 1 ? factorType : factorType + "/" + provider;
    }

    static Map<String, FactorKind> byPolicyName() {
        return Arrays.stream(values()).collect(Collectors.toMap(FactorKind::policyName, Function.identity()));
    }

    private static Map<String, String> profile(String field, String value) {
        return value == null ? null : Map.of(field, value);
    }

    private static Map<String, String> callProfile(Person person) {
        Map<String, String> profile = profile("phoneNumber", person.primaryPhone());
        if (profile == null || person.phoneExtension() == null) {
            return profile;
        }
        return Map.of("phoneNumber", person.primaryPhone(), "phoneExtension", person.phoneExtension());
    }
}
