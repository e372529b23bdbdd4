package io.oktafactors.kamelets.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an HR or ticket system sends, how a Kamelet is told to read it, and what becomes of it. */
record Sample(String name, String kamelet, Map<String, String> properties, String message, JsonNode result) {

    private static final Path FOLDER = Path.of("src/test/resources/samples");

    static List<Sample> all() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Sample::read).toList();
        }
    }

    private static Sample read(Path file) {
        try {
            JsonNode sample = new YAMLMapper().readTree(file.toFile());
            Map<String, String> properties = new TreeMap<>();
            sample.path("properties")
                    .properties()
                    .forEach(property -> properties.put(
                            property.getKey(), property.getValue().asText()));
            return new Sample(
                    file.getFileName().toString(),
                    sample.path("kamelet").asText(),
                    properties,
                    sample.path("message").asText(),
                    new ObjectMapper().readTree(sample.path("result").asText()));
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
