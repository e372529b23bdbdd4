package io.oktafactors.kamelets.lint;

import io.oktafactors.kamelets.KameletFile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Kamelet brings along where nothing else does. */
final class DependencyRules {

    static final List<Rule> ALL = List.of(
            Rule.of("a dependency is camel:, mvn: or github:apache/", DependencyRules::form),
            Rule.of("there is a dependency for camel:core and for every endpoint", DependencyRules::missing),
            Rule.of("there is a dependency for every language and data format", DependencyRules::missingExtras),
            Rule.of("no dependency stands twice", DependencyRules::twice),
            Rule.of("our own dependencies have this project's version", DependencyRules::version));

    private static final String OURS = "mvn:io.oktafactors:";
    private static final String COMPONENT = OURS + "camel-okta-factors:";

    private static final Map<String, String> EXTRAS = Map.of("jsonpath", "camel:jsonpath", "json", "camel:jackson");

    /** What Simple leaves to the language of camel-bean: a method, a field, an item. */
    private static final Pattern OGNL = Pattern.compile("\\$\\{(body|exception|variable\\.\\w+)[.\\[]");

    private DependencyRules() {}

    private static List<String> form(KameletFile file) {
        return file.dependencies().stream()
                .filter(dependency -> !dependency.matches("camel:[a-z0-9-]+|mvn:[^:]+:[^:]+:[^:]+|github:apache/.+"))
                .toList();
    }

    private static List<String> missing(KameletFile file) {
        List<String> needed = Template.endpoints(file).stream()
                .map(endpoint -> endpoint.scheme().equals(Catalog.SCHEME) ? COMPONENT : "camel:" + endpoint.scheme())
                .filter(start -> !start.contains("{{"))
                .distinct()
                .toList();
        return Stream.concat(Stream.of("camel:core"), needed.stream())
                .filter(start -> file.dependencies().stream()
                        .noneMatch(dependency ->
                                start.equals(COMPONENT) ? dependency.startsWith(start) : dependency.equals(start)))
                .toList();
    }

    private static List<String> missingExtras(KameletFile file) {
        return Stream.concat(
                        EXTRAS.entrySet().stream()
                                .filter(extra -> !file.template()
                                        .findValues(extra.getKey())
                                        .isEmpty())
                                .map(Map.Entry::getValue),
                        Template.leaves(file).stream()
                                .filter(leaf -> OGNL.matcher(leaf.value()).find())
                                .map(leaf -> "camel:bean"))
                .distinct()
                .filter(needed -> !file.dependencies().contains(needed))
                .toList();
    }

    private static List<String> twice(KameletFile file) {
        return file.dependencies().stream()
                .filter(dependency -> Collections.frequency(file.dependencies(), dependency) > 1)
                .distinct()
                .toList();
    }

    /** The version stands in the file as it is, so that the file can be copied and run; this is what keeps it true. */
    private static List<String> version(KameletFile file) {
        String version = System.getProperty("project.version");
        return file.dependencies().stream()
                .filter(dependency -> dependency.startsWith(OURS) && !dependency.endsWith(":" + version))
                .map(dependency -> dependency + " is not of version " + version)
                .toList();
    }
}
