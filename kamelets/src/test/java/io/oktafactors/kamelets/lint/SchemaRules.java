package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oktafactors.kamelets.KameletFile;
import java.util.List;

/** What the schemas of Kamelets and of the YAML DSL say. */
final class SchemaRules {

    static final List<Rule> ALL = List.of(
            Rule.of("the file fits the custom resource definition", file -> Schema.KAMELET.faults(file.root())),
            Rule.of("the template fits the YAML DSL", SchemaRules::template));

    private SchemaRules() {}

    private static List<String> template(KameletFile file) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return Schema.YAML_DSL.faults(json.arrayNode().add(json.objectNode().set("route", file.template())));
    }
}
