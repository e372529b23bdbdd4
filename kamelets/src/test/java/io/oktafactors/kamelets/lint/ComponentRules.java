package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Template.Endpoint;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a Kamelet may ask of the component, by the catalog JSON that the component ships. */
final class ComponentRules {

    static final String SCHEME = "okta-factors";

    static final List<Rule> ALL = List.of(
            Rule.of("the component has the operation", ComponentRules::operations),
            Rule.of("the component has the options", ComponentRules::options),
            Rule.of("options stand under parameters, not in the URI", ComponentRules::query));

    private static final JsonNode CATALOG = Resources.json("/META-INF/io/oktafactors/camel/okta-factors.json");

    private ComponentRules() {}

    static boolean isSecret(String option) {
        return CATALOG.path("properties").path(option).path("secret").asBoolean();
    }

    private static List<String> operations(KameletFile file) {
        JsonNode known = CATALOG.at("/properties/operation/enum");
        return endpoints(file)
                .map(Endpoint::path)
                .filter(operation -> StreamSupport.stream(known.spliterator(), false)
                        .noneMatch(name -> name.asText().equals(operation)))
                .toList();
    }

    private static List<String> options(KameletFile file) {
        return endpoints(file)
                .flatMap(endpoint -> endpoint.parameters().keySet().stream())
                .filter(option -> !CATALOG.path("properties")
                        .path(option)
                        .path("kind")
                        .asText()
                        .equals("parameter"))
                .toList();
    }

    private static List<String> query(KameletFile file) {
        return endpoints(file)
                .map(Endpoint::path)
                .filter(path -> path.contains("?"))
                .toList();
    }

    private static Stream<Endpoint> endpoints(KameletFile file) {
        return Template.endpoints(file).stream()
                .filter(endpoint -> endpoint.scheme().equals(SCHEME));
    }
}
