package io.oktafactors.kamelets.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import java.net.URLEncoder;
import java.util.List;
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
                        headers("## Input headers", "in"),
                        headers("## Output headers", "out"),
                        dataTypes(),
                        "## Example",
                        "```yaml\n" + route() + "```",
                        "In a [Pipe](../kamelets.md#pipes):",
                        "```yaml\n" + pipe() + "```",
                        besideThePipe(),
                        cloudEvents(),
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

    private String headers(String heading, String direction) {
        return table(
                heading + "\n\n| Header | Type | Meaning |\n| --- | --- | --- |\n",
                kamelet.headers(direction).properties().stream().map(header -> "| `%s` | %s | %s |"
                        .formatted(
                                header.getKey(),
                                header.getValue().path("type").asText(),
                                header.getValue().path("description").asText().strip())));
    }

    private String dataTypes() {
        return table(
                "## Data types\n\n| Message | Data type | Media type | Meaning |\n| --- | --- | --- | --- |\n",
                Stream.of("in", "out")
                        .flatMap(direction -> kamelet.dataTypes(direction).path("types").properties().stream()
                                .map(type -> "| %s | `%s`%s | %s | %s |"
                                        .formatted(
                                                direction,
                                                type.getValue().path("format").asText(),
                                                type.getKey()
                                                                .equals(kamelet.dataTypes(direction)
                                                                        .path("default")
                                                                        .asText())
                                                        ? " (default)"
                                                        : "",
                                                type.getValue()
                                                        .path("mediaType")
                                                        .asText(),
                                                type.getValue()
                                                        .path("description")
                                                        .asText()
                                                        .strip()))));
    }

    private static String table(String head, Stream<String> rows) {
        List<String> lines = rows.toList();
        return lines.isEmpty() ? "" : head + String.join("\n", lines);
    }

    private String cloudEvents() {
        return isSource()
                ? "## CloudEvents\n\nWith `camel-cloudevents`, a step makes a [CloudEvent](https://cloudevents.io) of each message:\n\n"
                        + "```yaml\n" + cloudEventsRoute() + "```"
                : "";
    }

    /** The route of the example with a step more. */
    String cloudEventsRoute() {
        return route().replace(
                        "      steps:\n",
                        "      steps:\n        - transformDataType:\n            toType: "
                                + kamelet.dataTypes("out")
                                        .at("/types/cloudevents/format")
                                        .asText() + "\n");
    }

    boolean isSource() {
        return kamelet.type().equals("source");
    }

    String route() {
        String call = "uri: kamelet:" + kamelet.name() + "\n";
        return switch (kamelet.type()) {
            case "source" ->
                "- route:\n    from:\n      " + call + parameters("      parameters:\n", "        ", false)
                        + "      steps:\n        - to: log:received\n";
            default ->
                "- route:\n    from:\n      uri: direct:start\n      steps:\n        - to:\n            " + call
                        + parameters("            parameters:\n", "              ", false);
        };
    }

    String pipe() {
        String ref = "    ref:\n      kind: Kamelet\n      apiVersion: camel.apache.org/v1\n      name: "
                + kamelet.name() + "\n"
                + raw(parameters("    properties:\n", "      ", true));
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

    /**
     * What no Pipe may hold. Camel K makes a property of it, in which RAW() would be part of the value; Camel's own loader makes a URI
     * of it, and hands it on encoded.
     */
    private String besideThePipe() {
        String lines = names().stream()
                .filter(name -> !standsInPipes(name))
                .map(name -> (name.equals("token")
                                ? "camel.component.okta-factors.token"
                                : "camel.kamelet." + kamelet.name() + "." + name)
                        + " = " + kamelet.property(name).path("example").asText() + "\n")
                .collect(joining());
        return lines.isEmpty()
                ? ""
                : "with this in the [properties](../kamelets.md#pipes):\n\n```properties\n" + lines + "```";
    }

    private boolean standsInPipes(String name) {
        String value = kamelet.property(name).path("example").asText();
        return name.equals("orgUrl") || URLEncoder.encode(value, UTF_8).equals(value);
    }

    private boolean isSecret(String name) {
        return kamelet.property(name).path("format").asText().equals("password");
    }

    /** What has to be given, and the token. */
    private TreeSet<String> names() {
        TreeSet<String> names = new TreeSet<>(kamelet.required());
        if (kamelet.propertyNames().contains("token")) {
            names.add("token");
        }
        return names;
    }

    private String parameters(String heading, String indent, boolean inPipe) {
        TreeSet<String> names = names();
        names.removeIf(name -> inPipe && !standsInPipes(name));
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
        String example = kamelet.property(name).path("example").toString();
        return isSecret(name) ? raw(example) : example;
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
