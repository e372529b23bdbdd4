package io.oktafactors.camel.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of the operations: Okta's own, and those of its SDKs, so that scripts can be migrated name by name. Python spells
 * {@code list_factors}, PowerShell {@code Invoke-OktaListFactors} or {@code Get-OktaFactor}.
 */
public final class OperationNames {

    private static final Map<String, OktaFactorsOperation> ALL = all();

    private OperationNames() {}

    /**
     * The operation with that name, or with that name in one of Okta's SDKs.
     *
     * @throws IllegalArgumentException if there is none; the message lists all names
     */
    public static OktaFactorsOperation named(String name) {
        OktaFactorsOperation operation = find(name);
        if (operation == null && (name == null || name.isBlank())) {
            throw new IllegalArgumentException(
                    "The operation is missing in the okta-factors URI, such as okta-factors:listFactors. Use one of "
                            + List.of(OktaFactorsOperation.values()));
        }
        if (operation == null) {
            throw new IllegalArgumentException("Unknown operation \"" + name + "\" of okta-factors" + hint(name)
                    + "; use one of " + List.of(OktaFactorsOperation.values()));
        }
        return operation;
    }

    /** The operation with that name; null if there is none. */
    public static OktaFactorsOperation find(String name) {
        return name == null ? null : ALL.get(name);
    }

    /** Similar names, Okta's own first. */
    private static String hint(String name) {
        String hint = NameSuggestions.hint(
                name, Stream.of(OktaFactorsOperation.values()).map(Enum::name).toList());
        return hint.isEmpty() ? NameSuggestions.hint(name, ALL.keySet()) : hint;
    }

    private static Map<String, OktaFactorsOperation> all() {
        Map<String, OktaFactorsOperation> names = new HashMap<>(Map.of(
                "deleteFactor", OktaFactorsOperation.unenrollFactor,
                "delete_factor", OktaFactorsOperation.unenrollFactor,
                "Invoke-OktaDeleteFactor", OktaFactorsOperation.unenrollFactor,
                "Test-OktaFactor", OktaFactorsOperation.verifyFactor));
        for (OktaFactorsOperation operation : OktaFactorsOperation.values()) {
            String name = operation.name();
            names.put(name, operation);
            names.put(name.replaceAll("(?=[A-Z])", "_").toLowerCase(Locale.ROOT), operation);
            names.put(
                    name.startsWith("get")
                            ? "Get-Okta" + name.substring("get".length())
                            : "Invoke-Okta" + Character.toUpperCase(name.charAt(0)) + name.substring(1),
                    operation);
        }
        return Map.copyOf(names);
    }
}
