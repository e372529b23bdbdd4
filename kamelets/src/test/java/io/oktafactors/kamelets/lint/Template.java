package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds things in the template of a Kamelet, however deep they are. */
final class Template {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([?]?)([A-Za-z0-9._-]+)(:[^}]*)?}}");

    private Template() {}

    /**
     * An endpoint of the template.
     *
     * @param scheme what stands before the first colon of the URI
     * @param path what stands after it
     */
    record Endpoint(String scheme, String path, Map<String, JsonNode> parameters) {}

    /** A use of a property: {@code {{name}}}, {@code {{?name}}} or {@code {{name:value}}}. */
    record Placeholder(String name, boolean optional, boolean defaulted) {}

    /** A value with the keys that lead to it, such as {@code from.steps.to.parameters.token}. */
    record Leaf(List<String> keys, String value) {
        String key() {
            return keys.isEmpty() ? "" : keys.get(keys.size() - 1);
        }

        List<Placeholder> placeholders() {
            return PLACEHOLDER.matcher(value).results().map(Leaf::placeholder).toList();
        }

        private static Placeholder placeholder(MatchResult match) {
            return new Placeholder(match.group(2), !match.group(1).isEmpty(), match.group(3) != null);
        }
    }

    static List<Leaf> leaves(KameletFile file) {
        List<Leaf> leaves = new ArrayList<>();
        collect(file.template(), List.of(), leaves);
        return leaves;
    }

    static Stream<Placeholder> placeholders(KameletFile file) {
        return leaves(file).stream().flatMap(leaf -> leaf.placeholders().stream());
    }

    static List<Endpoint> endpoints(KameletFile file) {
        return Stream.concat(
                        file.template().findParents("uri").stream().map(Template::endpoint),
                        file.template().findValues("to").stream()
                                .filter(JsonNode::isTextual)
                                .map(uri -> endpoint(uri.asText(), Map.of())))
                .toList();
    }

    private static Endpoint endpoint(JsonNode step) {
        Map<String, JsonNode> parameters = new TreeMap<>();
        step.path("parameters").properties().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
        return endpoint(step.path("uri").asText(), parameters);
    }

    private static Endpoint endpoint(String uri, Map<String, JsonNode> parameters) {
        String[] parts = uri.split(":", 2);
        return new Endpoint(parts[0], parts.length < 2 ? "" : parts[1], parameters);
    }

    private static void collect(JsonNode node, List<String> keys, List<Leaf> leaves) {
        if (node.isValueNode()) {
            leaves.add(new Leaf(keys, node.asText()));
        }
        node.properties().forEach(entry -> {
            List<String> below = new ArrayList<>(keys);
            below.add(entry.getKey());
            collect(entry.getValue(), below, leaves);
        });
        if (node.isArray()) {
            node.forEach(item -> collect(item, keys, leaves));
        }
    }
}
