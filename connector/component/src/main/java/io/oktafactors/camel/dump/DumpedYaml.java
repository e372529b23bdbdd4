package io.oktafactors.camel.dump;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A dump in YAML, in which a string may be quoted or have several lines. It is parsed, and only the masked strings are changed. */
final class DumpedYaml {

    private record Change(int from, int to, String text) {}

    private final String text;
    private final SecretPatterns secrets;
    private final List<Change> changes = new ArrayList<>();

    DumpedYaml(String text, SecretPatterns secrets) {
        this.text = text;
        this.secrets = secrets;
    }

    /** @throws IllegalStateException if it is not YAML, so that secrets in it cannot be found */
    String masked() {
        if (!secrets.mayBeIn(text)) {
            return text;
        }
        try {
            new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build())
                    .composeString(text)
                    .ifPresent(this::mask);
        } catch (YamlEngineException e) { // its message quotes the text
            throw new IllegalStateException("The dump is not valid YAML, so the credentials in it cannot be masked");
        }
        StringBuilder masked = new StringBuilder(text);
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change change = changes.get(i);
            masked.replace(change.from(), change.to(), change.text());
        }
        return masked.toString();
    }

    private void mask(Node node) {
        if (node instanceof ScalarNode scalar) {
            change(scalar, secrets.maskUri(scalar.getValue()));
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(this::mask);
        } else if (node instanceof MappingNode mapping) {
            boolean ours = isOurs(mapping);
            for (NodeTuple entry : mapping.getValue()) {
                if (ours
                        && text(entry.getKeyNode()).equals("parameters")
                        && entry.getValueNode() instanceof MappingNode parameters) {
                    maskParameters(parameters, text(mapping, "uri").matches("kamelet|[{$].*"));
                } else {
                    mask(entry.getValueNode());
                }
            }
        }
    }

    private boolean isOurs(MappingNode step) {
        String uri = text(step, "uri");
        return secrets.isOurs(
                uri.equals("kamelet") && find(step, "parameters") instanceof MappingNode parameters
                        ? "kamelet:" + text(parameters, "name")
                        : uri);
    }

    /** Camel splits a value at each ampersand in it, and takes the rest for names of options, which do not exist. */
    private void maskParameters(MappingNode parameters, boolean ofOtherOptions) {
        String end = null;
        for (NodeTuple entry : parameters.getValue()) {
            String name = text(entry.getKeyNode());
            String value = text(entry.getValueNode());
            if (end != null) {
                change(entry.getKeyNode(), SecretPatterns.MASK);
                change(entry.getValueNode(), SecretPatterns.MASK);
                end = (name + value).endsWith(end) ? null : end;
            } else if (secrets.options().isSecret(name)) {
                change(entry.getValueNode(), SecretPatterns.MASK);
                String close = value.startsWith("RAW(") ? ")" : value.startsWith("RAW{") ? "}" : "";
                end = value.endsWith(close) ? null : close;
            } else if (ofOtherOptions ? value.isEmpty() : !secrets.options().isOption(name)) {
                change(entry.getKeyNode(), SecretPatterns.MASK);
                change(entry.getValueNode(), SecretPatterns.MASK);
            } else {
                mask(entry.getValueNode());
            }
        }
    }

    private void change(Node node, String masked) {
        if (text(node).equals(masked)) {
            return;
        }
        int from = text.offsetByCodePoints(0, node.getStartMark().orElseThrow().getIndex());
        int to = text.offsetByCodePoints(0, node.getEndMark().orElseThrow().getIndex());
        while (Character.isWhitespace(text.charAt(to - 1))) { // after a string of several lines
            to--;
        }
        String escaped = masked.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        changes.add(new Change(from, to, masked.equals(SecretPatterns.MASK) ? masked : '"' + escaped + '"'));
    }

    private static String text(MappingNode mapping, String key) {
        return text(find(mapping, key));
    }

    private static Node find(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(entry -> text(entry.getKeyNode()).equals(key))
                .map(NodeTuple::getValueNode)
                .findFirst()
                .orElse(null);
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }
}
