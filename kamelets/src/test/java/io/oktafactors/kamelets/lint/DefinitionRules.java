package io.oktafactors.kamelets.lint;

import static io.oktafactors.kamelets.lint.Rule.faultIf;

import io.oktafactors.kamelets.KameletFile;
import java.util.Collections;
import java.util.List;

/** What the definition says of the Kamelet as a whole. */
final class DefinitionRules {

    static final List<Rule> ALL = List.of(
            Rule.of("definition and template are there", DefinitionRules::parts),
            Rule.of("the definition is an object", DefinitionRules::object),
            Rule.of("the title ends with the type", DefinitionRules::title),
            Rule.of("there is a description", DefinitionRules::description),
            new Rule("no other Kamelet has its title", (file, all) -> shared("title", file, all)),
            new Rule("no other Kamelet has its description", (file, all) -> shared("description", file, all)),
            Rule.of("no property is required twice", DefinitionRules::requiredTwice),
            Rule.of("what is required is declared", DefinitionRules::requiredUndeclared));

    private DefinitionRules() {}

    private static List<String> parts(KameletFile file) {
        return faultIf(!file.definition().isObject() || !file.template().isObject(), "one of them is missing");
    }

    private static List<String> object(KameletFile file) {
        String type = text("type", file);
        return faultIf(!type.equals("object"), "its type is " + type);
    }

    private static List<String> title(KameletFile file) {
        String title = text("title", file);
        return faultIf(!title.endsWith(" " + capitalized(file.type())), "the title is " + title);
    }

    private static List<String> description(KameletFile file) {
        return faultIf(text("description", file).isBlank(), "it is missing");
    }

    private static List<String> shared(String field, KameletFile file, List<KameletFile> all) {
        return all.stream()
                .filter(other -> !other.fileName().equals(file.fileName()))
                .filter(other -> text(field, other).equals(text(field, file)))
                .map(other -> other.fileName() + " has it, too")
                .toList();
    }

    private static List<String> requiredTwice(KameletFile file) {
        return file.required().stream()
                .filter(name -> Collections.frequency(file.required(), name) > 1)
                .distinct()
                .toList();
    }

    private static List<String> requiredUndeclared(KameletFile file) {
        return file.required().stream()
                .filter(name -> !file.propertyNames().contains(name))
                .toList();
    }

    private static String text(String field, KameletFile file) {
        return file.definition().path(field).asText();
    }

    private static String capitalized(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase() + word.substring(1);
    }
}
