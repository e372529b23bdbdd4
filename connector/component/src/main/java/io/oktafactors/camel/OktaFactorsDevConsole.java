package io.oktafactors.camel;

import io.oktafactors.camel.connection.OktaConnections;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * Shows the state of the components of a context: connections with their pending pushes and the age of their access tokens, the
 * rate limits, and the limits of persons. It shows no secret, no phone number and no mail address.
 */
@DevConsole(
        name = "okta-factors",
        displayName = "Okta Factors",
        description = "Connections, rate limits and per-user limits of the okta-factors component")
public final class OktaFactorsDevConsole extends AbstractDevConsole {

    public OktaFactorsDevConsole() {
        super(
                "camel",
                "okta-factors",
                "Okta Factors",
                "Connections, rate limits and per-user limits of the okta-factors component");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        tables().forEach((name, rows) -> {
            text.append(name).append(':').append(rows.isEmpty() ? " none\n" : "\n");
            rows.forEach(row -> text.append("    ")
                    .append(row.entrySet().stream()
                            .map(cell -> cell.getKey() + "=" + cell.getValue())
                            .collect(Collectors.joining(", ")))
                    .append('\n'));
        });
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonObject json = new JsonObject();
        tables().forEach((name, rows) -> {
            JsonArray array = new JsonArray();
            rows.forEach(row -> array.add(new JsonObject(row)));
            json.put(name, array);
        });
        return json;
    }

    private Map<String, Collection<Map<String, Object>>> tables() {
        Map<String, OktaFactorsComponent> components = components();
        Map<String, Collection<Map<String, Object>>> tables = new LinkedHashMap<>();
        tables.put(
                "connections",
                components.entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().connections().view().stream().map(view -> row(entry.getKey(), view)))
                        .toList());
        // Components share budgets and gates, so each of them returns the same row.
        tables.put(
                "rateLimits",
                components.values().stream()
                        .flatMap(component -> component.budget().rows().stream())
                        .distinct()
                        .toList());
        tables.put(
                "personalLimits",
                components.values().stream()
                        .findFirst()
                        .map(component -> component.gates().rows())
                        .orElse(List.of()));
        return tables;
    }

    /** The existing components; the console must not create one. */
    private Map<String, OktaFactorsComponent> components() {
        Map<String, OktaFactorsComponent> components = new TreeMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof OktaFactorsComponent component
                    && component.connections() != null) {
                components.put(name, component);
            }
        }
        return components;
    }

    private static Map<String, Object> row(String component, OktaConnections.View view) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("component", component);
        row.put("organization", view.organization());
        row.put("principal", view.principal());
        row.put("credentials", view.credentials());
        row.put("openPushes", view.openPushes());
        view.token().ifPresent(token -> {
            row.put("tokenAgeSeconds", token.seconds());
            row.put("tokenLifetimeSeconds", token.lifetime());
        });
        return row;
    }
}
