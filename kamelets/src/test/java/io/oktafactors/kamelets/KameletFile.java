package io.oktafactors.kamelets;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** A {@code *.kamelet.yaml} as it is, right or wrong: what is not there reads as empty. */
public record KameletFile(String fileName, JsonNode root) {

    public static final String SUFFIX = ".kamelet.yaml";

    private static final Path FOLDER = Path.of("src/main/resources/kamelets");
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** All Kamelets of this module, by name. */
    public static List<KameletFile> all() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> parse(file.getFileName().toString(), read(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static KameletFile parse(String fileName, String yaml) {
        try {
            return new KameletFile(fileName, YAML.readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(fileName + " is no YAML: " + e.getMessage(), e);
        }
    }

    public static String text(String fileName) {
        return read(FOLDER.resolve(fileName));
    }

    public String name() {
        return root.at("/metadata/name").asText();
    }

    /** Value of {@code camel.apache.org/<key>}, empty where there is none. */
    public String annotation(String key) {
        return root.path("metadata")
                .path("annotations")
                .path("camel.apache.org/" + key)
                .asText();
    }

    /** {@code source}, {@code sink} or {@code action}. */
    public String type() {
        return root.path("metadata")
                .path("labels")
                .path("camel.apache.org/kamelet.type")
                .asText();
    }

    public JsonNode definition() {
        return root.at("/spec/definition");
    }

    public Iterable<Map.Entry<String, JsonNode>> properties() {
        return definition().path("properties").properties();
    }

    public JsonNode property(String name) {
        return definition().path("properties").path(name);
    }

    public TreeSet<String> propertyNames() {
        return StreamSupport.stream(properties().spliterator(), false)
                .map(Map.Entry::getKey)
                .collect(toCollection(TreeSet::new));
    }

    public List<String> required() {
        return texts(definition().path("required"));
    }

    public List<String> dependencies() {
        return texts(root.at("/spec/dependencies"));
    }

    /** What is said of the messages of one direction, {@code in} or {@code out}. */
    public JsonNode dataTypes(String direction) {
        return root.path("spec").path("dataTypes").path(direction);
    }

    /** The headers of one direction, {@code in} or {@code out}, by name. */
    public JsonNode headers(String direction) {
        return dataTypes(direction).path("headers");
    }

    public JsonNode template() {
        return root.at("/spec/template");
    }

    @Override
    public String toString() {
        return fileName;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
