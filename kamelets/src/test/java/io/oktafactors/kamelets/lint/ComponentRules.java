package io.oktafactors.kamelets.lint;

import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Template.Endpoint;
import java.util.List;

/** What a Kamelet may ask of the component, by the catalog JSON that the component ships. */
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

    private static List<String> options(KameletFile file) {
        return Catalog.endpoints(file)
                .flatMap(endpoint -> endpoint.parameters().keySet().stream())
                .filter(option -> !Catalog.hasOption(option))
                .toList();
    }

    private static List<String> query(KameletFile file) {
        return Catalog.endpoints(file)
                .map(Endpoint::path)
                .filter(path -> path.contains("?"))
                .toList();
    }
}
