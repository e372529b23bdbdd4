package io.oktafactors.kamelets.lint;

import static io.oktafactors.kamelets.lint.Rule.faultIf;

import io.oktafactors.kamelets.KameletFile;
import java.util.List;
import java.util.Set;

/** What the file, its name and its type must be. */
final class NameRules {

    static final List<Rule> ALL = List.of(
            Rule.of("it is a Kamelet of version v1", NameRules::version),
            Rule.of("the file is named after the Kamelet", NameRules::fileName),
            Rule.of("the type is source, sink or action", NameRules::type),
            Rule.of("the name ends with the type", NameRules::nameEnd));

    private static final Set<String> TYPES = Set.of("source", "sink", "action");

    private NameRules() {}

    private static List<String> version(KameletFile file) {
        String version = file.root().path("apiVersion").asText();
        String kind = file.root().path("kind").asText();
        return faultIf(
                !version.equals("camel.apache.org/v1") || !kind.equals("Kamelet"), "it is " + version + " " + kind);
    }

    private static List<String> fileName(KameletFile file) {
        return faultIf(
                file.name().isEmpty() || !file.fileName().equals(file.name() + KameletFile.SUFFIX),
                "the Kamelet is named " + file.name());
    }

    private static List<String> type(KameletFile file) {
        return faultIf(!TYPES.contains(file.type()), "the type is " + file.type());
    }

    private static List<String> nameEnd(KameletFile file) {
        return faultIf(!file.name().endsWith("-" + file.type()), file.name() + " does not end with -" + file.type());
    }
}
