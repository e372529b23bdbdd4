package io.oktafactors.camel.options;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads an {@code okta.yaml}: nested maps, whose joined names are the keys. */
public final class OktaYaml {

    private static final int LARGEST_FILE = 1024 * 1024;

    /** Everything is text: a key id of digits would lose its zeros as a number. */
    private static final LoadSettings TEXTS =
            LoadSettings.builder().setSchema(new FailsafeSchema()).build();

    private OktaYaml() {}

    /**
     * The values under their keys; none if there is no such file.
     *
     * @throws IllegalArgumentException if the file cannot be read; the message names it and the line, and quotes nothing
     */
    public static Map<String, String> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Map.of();
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new IllegalArgumentException(file + " is larger than the maximum of 1 MB");
            }
            Map<String, String> values = new HashMap<>();
            // One by one, since a file may have no document.
            for (Object document : new Load(TEXTS).loadAllFromInputStream(new ByteArrayInputStream(bytes))) {
                flatten("", document, values);
            }
            return values;
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    file + " cannot be read: " + e.getClass().getSimpleName());
        } catch (MarkedYamlEngineException e) {
            // Its own text quotes the line.
            String line = e.getProblemMark()
                    .map(mark -> " at line " + (mark.getLine() + 1))
                    .orElse("");
            throw new IllegalArgumentException(file + " is not valid YAML" + line);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + " is not valid YAML");
        }
    }

    private static void flatten(String path, Object node, Map<String, String> values) {
        if (node instanceof Map<?, ?> map) {
            map.forEach((name, child) -> flatten(path.isEmpty() ? "" + name : path + "." + name, child, values));
        } else if (node instanceof List<?> list) {
            values.put(path, list.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        } else if (node != null) {
            values.put(path, node.toString());
        }
    }
}
