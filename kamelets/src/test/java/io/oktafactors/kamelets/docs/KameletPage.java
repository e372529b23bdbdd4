package io.oktafactors.kamelets.docs;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Catalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The page of the user guide about one Kamelet, made of its YAML and of the component's catalog. */
record KameletPage(KameletFile kamelet) {

    String text() {
        return Stream.of(
                        "# " + kamelet.name(),
                        description(),
                        "## Properties",
                        properties(),
                        headers("## Headers that give values", Catalog.headersRead(kamelet)),
                        headers("## Headers that it sets", headersSet()),
                        "## Example",
                        "```yaml\n" + route() + "```",
                        "In a [Pipe](../kamelets.md#pipes):",
                        "```yaml\n" + pipe() + "```",
                        "Dependencies: "
                                + kamelet.dependencies().stream()
                                        .map(dependency -> "`" + dependency + "`")
                                        .collect(joining(", "))
                                + ".")
                .filter(part -> !part.isEmpty())
                .collect(joining("\n\n", "", "\n"));
    }

    /** The row of the guide's table. */
    String row() {
        return "| [`%s`](kamelets/%s.md) | %s |\n".formatted(kamelet.name(), kamelet.name(), firstSentence());
    }

    private String description() {
        return kamelet.definition().path("description").asText().strip();
    }

    private String firstSentence() {
        return description().replaceFirst("(?s)[.:] .*", "").replaceFirst("[.]$", "");
    }

    private String properties() {
        StringBuilder table = new StringBuilder(
                "| Property | Type | Default | Example | Meaning |\n| --- | --- | --- | --- | --- |\n");
        kamelet.properties().forEach(property -> {
            JsonNode spec = property.getValue();
            String type = spec.path("format").asText(spec.path("type").asText());
            table.append("| `%s`%s | %s | %s | %s | %s |\n"
                    .formatted(
                            property.getKey(),
                            kamelet.required().contains(property.getKey()) ? " (required)" : "",
                            type,
                            code(spec.path("default")),
                            code(spec.path("example")),
                            spec.path("description").asText().strip()));
        });
        return table.toString().stripTrailing();
    }

    private static String code(JsonNode value) {
        return value.isMissingNode() ? "" : "`" + value.asText().replace("|", "\\|") + "`";
    }

    private Map<String, String> headersSet() {
        Map<String, String> headers = new LinkedHashMap<>();
        for (JsonNode step : kamelet.template().findValues("setHeader")) {
            headers.putIfAbsent(
                    step.path("name").asText(), Catalog.header(step.path("name").asText()));
        }
        headers.putAll(Catalog.headersOfAnswers(kamelet));
        return headers;
    }

    private static String headers(String heading, Map<String, String> headers) {
        return headers.isEmpty()
                ? ""
                : heading + "\n\n| Header | Meaning |\n| --- | --- |\n"
                        + headers.entrySet().stream()
                                .map(header -> "| `" + header.getKey() + "` | " + header.getValue() + " |")
                                .collect(joining("\n"));
    }

    String route() {
        String call = "uri: kamelet:" + kamelet.name() + "\n";
        return switch (kamelet.type()) {
            case "source" ->
                "- route:\n    from:\n      " + call + parameters("      parameters:\n", "        ")
                        + "      steps:\n        - to: log:received\n";
            default ->
                "- route:\n    from:\n      uri: direct:start\n      steps:\n        - to:\n            " + call
                        + parameters("            parameters:\n", "              ");
        };
    }

    String pipe() {
        String ref = "    ref:\n      kind: Kamelet\n      apiVersion: camel.apache.org/v1\n      name: "
                + kamelet.name() + "\n"
                + raw(parameters("    properties:\n", "      "));
        String step = "    - " + ref.strip().replace("\n", "\n  ") + "\n";
        String ends =
                switch (kamelet.type()) {
                    case "source" -> "  source:\n" + ref + "  sink:\n    uri: log:received\n";
                    case "sink" -> "  source:\n    uri: direct:start\n  sink:\n" + ref;
                    default -> "  source:\n    uri: direct:start\n  steps:\n" + step + "  sink:\n    uri: log:done\n";
                };
        return "apiVersion: camel.apache.org/v1\nkind: Pipe\nmetadata:\n  name: "
                + kamelet.name().replaceFirst("-(source|sink|action)$", "") + "\nspec:\n" + ends;
    }

    /** What has to be given, with its example; the organization and its token as Pipes have them, by reference. */
    private String parameters(String heading, String indent) {
        TreeSet<String> names = new TreeSet<>(kamelet.required());
        if (kamelet.propertyNames().contains("token")) {
            names.add("token");
        }
        return names.isEmpty()
                ? ""
                : heading
                        + names.stream()
                                .map(name -> indent + name + ": " + example(name) + "\n")
                                .collect(joining());
    }

    private String example(String name) {
        if (name.equals("orgUrl")) {
            return "\"{{okta.org-url}}\"";
        }
        JsonNode property = kamelet.property(name);
        String example = property.path("example").toString();
        return property.path("format").asText().equals("password") ? raw(example) : example;
    }

    /** So that no character of a value that is referred to is taken for one of the URI that Camel makes of it. */
    private static String raw(String text) {
        return text.replaceAll("\"(\\{\\{.*}})\"", "\"RAW($1)\"");
    }

    static List<KameletPage> all() {
        return KameletFile.all().stream().map(KameletPage::new).toList();
    }

    @Override
    public String toString() {
        return kamelet.name();
    }
}
