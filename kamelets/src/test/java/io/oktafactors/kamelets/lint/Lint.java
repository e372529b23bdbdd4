package io.oktafactors.kamelets.lint;

import java.util.List;
import java.util.stream.Stream;

/** All rules: those of the catalog's own validator that a third party can keep, and ours. */
final class Lint {

    static final List<Rule> RULES = Stream.of(
                    NameRules.ALL,
                    AnnotationRules.ALL,
                    DefinitionRules.ALL,
                    PropertyRules.ALL,
                    TemplateRules.ALL,
                    SecretRules.ALL,
                    DependencyRules.ALL,
                    ComponentRules.ALL,
                    OperationRules.ALL,
                    DataTypeRules.ALL,
                    SchemaRules.ALL)
            .flatMap(List::stream)
            .toList();

    private Lint() {}

    static Rule rule(String name) {
        return RULES.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no rule \"" + name + "\""));
    }
}
