package io.oktafactors.kamelets.lint;

import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Template.Leaf;
import java.util.List;
import java.util.stream.Stream;

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
                .filter(leaf -> !isSecretOption(leaf))
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

    private static Stream<String> passwords(KameletFile file) {
        return file.propertyNames().stream().filter(name -> isPassword(file, name));
    }

    private static boolean isPassword(KameletFile file, String name) {
        return file.property(name).path("format").asText().equals("password");
    }
}
