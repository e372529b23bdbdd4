package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Template.Leaf;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Where credentials may stand. */
final class SecretRules {

    static final List<Rule> ALL = List.of(
            Rule.of("a password is marked as a credential", SecretRules::unmarked),
            Rule.of("what the component keeps secret comes from a password", SecretRules::readable),
            Rule.of("a password goes to a secret option and nowhere else", SecretRules::elsewhere),
            Rule.of("a password's example and default hold no password", SecretRules::literal));

    private SecretRules() {}

    private static List<String> unmarked(KameletFile file) {
        return passwords(file)
                .filter(name -> !PropertyRules.descriptors(file.property(name)).contains("urn:camel:group:credentials"))
                .toList();
    }

    private static List<String> readable(KameletFile file) {
        return Template.leaves(file).stream()
                .filter(SecretRules::isSecretOption)
                .filter(leaf -> leaf.placeholders().stream().noneMatch(used -> isPassword(file, used.name())))
                .map(Leaf::key)
                .toList();
    }

    /** So no header, no body, no log line and no plain option holds one. */
    private static List<String> elsewhere(KameletFile file) {
        return Template.leaves(file).stream()
                .filter(leaf -> leaf.placeholders().stream().anyMatch(used -> isPassword(file, used.name())))
                .filter(leaf -> !isSecretOption(leaf) && !isRemovedVariable(file, leaf))
                .map(leaf -> String.join(".", leaf.keys()))
                .toList();
    }

    private static List<String> literal(KameletFile file) {
        return passwords(file)
                .filter(name -> !file.property(name).path("example").asText().matches("\\{\\{.+}}")
                        || file.property(name).has("default"))
                .toList();
    }

    private static boolean isSecretOption(Leaf leaf) {
        int size = leaf.keys().size();
        return size > 1 && leaf.keys().get(size - 2).equals("parameters") && Catalog.isSecret(leaf.key());
    }

    /** For a comparison: a later step takes it away again. */
    private static boolean isRemovedVariable(KameletFile file, Leaf leaf) {
        JsonNode steps = file.template().at("/from/steps");
        return leaf.keys().equals(List.of("from", "steps", "setVariable", "constant"))
                && StreamSupport.stream(steps.spliterator(), false)
                        .filter(step ->
                                step.at("/setVariable/constant").asText().equals(leaf.value()))
                        .allMatch(step -> steps.findValues("removeVariable").stream()
                                .anyMatch(removed -> removed.path("name").equals(step.at("/setVariable/name"))));
    }

    private static Stream<String> passwords(KameletFile file) {
        return file.propertyNames().stream().filter(name -> isPassword(file, name));
    }

    private static boolean isPassword(KameletFile file, String name) {
        return file.property(name).path("format").asText().equals("password");
    }
}
