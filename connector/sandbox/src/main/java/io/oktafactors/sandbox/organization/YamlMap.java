package io.oktafactors.sandbox.organization;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.limit.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a YAML file with its position, so that each error names file, line and field. */
public final class YamlMap {
    private final String file;
    private final String path;
    private final Node node;
    private final Map<String, Node> fields;

    private YamlMap(String file, String path, Node node, Map<String, Node> fields) {
        this.file = file;
        this.path = path;
        this.node = node;
        this.fields = fields;
    }

    public static YamlMap of(String file, String path, Node node, Set<String> known) {
        YamlMap map = new YamlMap(file, path, node, new LinkedHashMap<>());
        if (!(node instanceof MappingNode mapping)) {
            throw map.error(node, path, "fields are expected here. Write 'name: value' lines.");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw map.error(tuple.getKeyNode(), path, "a field's name is a single value. Write 'name: value'.");
            }
            String name = key.getValue();
            if (map.fields.containsKey(name)) {
                throw map.error(key, map.name(name), "is repeated. Remove one of the two.");
            }
            if (!known.contains(name)) {
                throw map.error(
                        tuple.getKeyNode(),
                        map.name(name),
                        "unknown field. Use one of " + String.join(", ", new TreeSet<>(known)) + ".");
            }
            map.fields.put(name, tuple.getValueNode());
        }
        return map;
    }

    /** A field's text, or null. */
    public String text(String field) {
        Node value = value(field);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(value, name(field), "a single value is expected here. Write '" + field + ": value'.");
    }

    public String requiredText(String field, String advice) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            throw error(field, "is missing. " + advice);
        }
        return text;
    }

    /** The texts of a sequence; empty if absent. */
    public List<String> texts(String field) {
        Node value = value(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return sequence.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .toList();
        }
        throw error(value, name(field), "a list of texts is expected here. Write '[one, two]'.");
    }

    /** A nested mapping with any names; empty if absent. */
    public Map<String, String> pairs(String field) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Node value = value(field);
        if (value == null) {
            return pairs;
        }
        if (!(value instanceof MappingNode mapping)) {
            throw error(value, name(field), "'name: value' lines are expected here.");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key) || !(tuple.getValueNode() instanceof ScalarNode text)) {
                throw error(tuple.getKeyNode(), name(field), "'name: value' lines are expected here.");
            }
            if (pairs.put(key.getValue(), text.getValue()) != null) {
                throw error(key, name(field) + "." + key.getValue(), "is repeated. Remove one of the two.");
            }
        }
        return pairs;
    }

    /** A nested mapping; empty if absent. */
    public YamlMap map(String field, Set<String> known) {
        Node value = value(field);
        return value == null ? new YamlMap(file, name(field), node, Map.of()) : of(file, name(field), value, known);
    }

    /** The mappings of a sequence; empty if absent. */
    public List<YamlMap> maps(String field, Set<String> known) {
        Node value = value(field);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode sequence)) {
            throw error(value, name(field), "a list is expected here. Begin each item with '- '.");
        }
        List<Node> items = sequence.getValue();
        return IntStream.range(0, items.size())
                .mapToObj(i -> of(file, name(field) + "[" + i + "]", items.get(i), known))
                .toList();
    }

    /** The value of a field, which has to be one of these names. */
    public <E extends Enum<E>> E oneOf(String field, E[] choices, E byDefault) {
        String name = text(field);
        if (name == null) {
            return byDefault;
        }
        return oneOf(field, name, choices);
    }

    /** A name from a field, which has to be one of these. */
    <E extends Enum<E>> E oneOf(String field, String name, E[] choices) {
        return choice(choices, name)
                .orElseThrow(() -> error(
                        field,
                        "'" + name + "' is not possible here. Use one of "
                                + Arrays.stream(choices).map(Enum::name).collect(Collectors.joining(", ")) + "."));
    }

    static <E extends Enum<E>> Optional<E> choice(E[] choices, String name) {
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(name))
                .findFirst();
    }

    boolean has(String field) {
        return value(field) != null;
    }

    /** A boolean; false if absent. */
    boolean flag(String field) {
        String text = text(field);
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw error(field, "'" + text + "' is neither true nor false.");
    }

    /** A required whole number. */
    int number(String field) {
        String text = requiredText(field, "Write a whole number.");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw error(field, "'" + text + "' is not a whole number.");
        }
    }

    /** A required duration. */
    Duration duration(String field) {
        String text = requiredText(field, "Write a duration, such as 60s.");
        return Durations.parse(text)
                .orElseThrow(() -> error(
                        field, "'" + text + "' is not a duration. Write a number and ms, s, m, h or d, such as 60s."));
    }

    /** An error about a field, with its line or, if it is absent, that of the mapping. */
    public SandboxException error(String field, String complaint) {
        return error(fields.getOrDefault(field, node), name(field), complaint);
    }

    private SandboxException error(Node at, String where, String complaint) {
        String place = where.isEmpty() ? "" : ", " + where;
        return new SandboxException(file + ", line " + (at.getStartMark().getLine() + 1) + place + ": " + complaint);
    }

    private Node value(String field) {
        Node value = fields.get(field);
        return value == null || value.getTag().equals(Tag.NULL) ? null : value;
    }

    private String name(String field) {
        return path.isEmpty() ? field : path + "." + field;
    }
}
