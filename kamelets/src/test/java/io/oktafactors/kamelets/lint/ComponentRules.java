package io.oktafactors.kamelets.lint;

import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Template.Endpoint;
import java.util.List;

/** What a Kamelet may ask of our component and of others, by the catalog JSON that components ship. */
final class ComponentRules {

    static final List<Rule> ALL = List.of(
            Rule.of("the component has the operation", ComponentRules::operations),
            Rule.of("the component has the options", ComponentRules::options),
            Rule.of("options stand under parameters, not in the URI", ComponentRules::query));

    private ComponentRules() {}

    private static List<String> operations(KameletFile file) {
        return Catalog.endpoints(file)
                .map(Endpoint::path)
                .filter(operation -> !Catalog.hasOperation(operation))
                .toList();
    }

    /** Of every component, as the catalog's own validator looks at sources. */
    private static List<String> options(KameletFile file) {
        return Template.endpoints(file).stream()
                .filter(endpoint -> !endpoint.parameters().isEmpty())
                .flatMap(endpoint -> endpoint.parameters().keySet().stream()
                        .filter(option -> !isOption(endpoint.scheme(), option))
                        .map(option -> endpoint.scheme() + " has not " + option))
                .toList();
    }

    private static boolean isOption(String scheme, String name) {
        return Resources.component(scheme)
                .path("properties")
                .path(name)
                .path("kind")
                .asText()
                .equals("parameter");
    }

    private static List<String> query(KameletFile file) {
        return Catalog.endpoints(file)
                .map(Endpoint::path)
                .filter(path -> path.contains("?"))
                .toList();
    }
}
