package io.oktafactors.camel.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;

/**
 * What the starter tells editors and Spring Boot. The metadata of the properties are made of the component's catalog:
 * {@code -Dmetadata=write} writes them anew.
 */
class MetadataTest {

    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theMetadataAreThoseOfTheCatalog() throws IOException {
        String made = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(metadata()) + "\n";
        if ("write".equals(System.getProperty("metadata"))) {
            Files.writeString(Path.of("src/generated/resources", METADATA), made);
        }

        assertThat(new String(resource("/" + METADATA).readAllBytes(), UTF_8))
                .as("generated anew by -Dtest=MetadataTest -Dmetadata=write")
                .isEqualTo(made);
    }

    private static Map<String, JsonNode> properties() {
        Map<String, JsonNode> properties = new TreeMap<>();
        ComponentProperties.options()
                .forEach((option, described) -> properties.put(ComponentProperties.nameOf(option), described));
        return properties;
    }

    private static ObjectNode metadata() {
        ObjectNode metadata = JSON.createObjectNode();
        metadata.putArray("groups").addObject().put("name", "camel.component.okta-factors");
        ArrayNode properties = metadata.putArray("properties");
        describe(
                properties,
                "enabled",
                "Whether the starter applies these properties to the component. If false, the options of the component can be"
                        + " set in code or by okta.client.*.");
        describe(
                properties,
                "customizer.enabled",
                "Has no effect: the starter has one customizer, which is disabled by the property enabled.");
        properties().forEach((name, option) -> {
            String type = option.path("type").asText();
            ObjectNode property = properties
                    .addObject()
                    .put("name", name)
                    .put("type", ComponentProperties.typeOf(option).getName())
                    .put("description", description(option, type));
            if (option.has("defaultValue")) {
                if (type.equals("duration")) {
                    property.put("defaultValue", option.path("defaultValue").asText() + "ms");
                } else {
                    property.set("defaultValue", option.path("defaultValue"));
                }
            }
            if (option.path("deprecated").asBoolean()) {
                property.putObject("deprecation").put("level", "warning");
            }
        });
        return metadata;
    }

    private static void describe(ArrayNode properties, String name, String description) {
        properties
                .addObject()
                .put("name", ComponentProperties.PREFIX + name)
                .put("type", "java.lang.Boolean")
                .put("description", description)
                .put("defaultValue", true);
    }

    private static String description(JsonNode option, String type) {
        String description = option.path("description").asText();
        return type.equals("object")
                ? description + " The name of a bean of the type "
                        + option.path("javaType").asText() + ", such as #bean:name."
                : description;
    }

    /** By it Spring Boot orders auto-configurations, and leaves them out, without loading their classes. */
    @Test
    void theAutoConfigurationIsIndexed() throws IOException {
        Properties index = new Properties();
        try (InputStream properties = resource("/META-INF/spring-autoconfigure-metadata.properties")) {
            index.load(properties);
        }

        String name = OktaFactorsComponentAutoConfiguration.class.getName();
        assertThat(index)
                .containsKey(name)
                .containsEntry(name + ".AutoConfigureAfter", CamelAutoConfiguration.class.getName());
    }

    private static InputStream resource(String name) {
        InputStream stream = OktaFactorsComponentAutoConfiguration.class.getResourceAsStream(name);
        assertThat(stream).as(name).isNotNull();
        return stream;
    }
}
