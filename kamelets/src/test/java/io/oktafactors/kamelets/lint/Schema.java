package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.function.Supplier;

/** The schemas that Camel and Camel K publish. */
public enum Schema {
    KAMELET(() -> closed("/camel.apache.org_kamelets.yaml")),
    PIPE(() -> closed("/camel.apache.org_pipes.yaml")),
    INTEGRATION(() -> closed("/camel.apache.org_integrations.yaml")),
    /** Of a file of routes: an array. */
    YAML_DSL(() -> Resources.json("/schema/camelYamlDsl.json"));

    /** Most of the YAML DSL is in no Kamelet. */
    private static final SchemaValidatorsConfig LAZY =
            SchemaValidatorsConfig.builder().preloadJsonSchema(false).build();

    private final Supplier<JsonNode> text;
    private JsonSchema schema;

    Schema(Supplier<JsonNode> text) {
        this.text = text;
    }

    /** What is wrong with a document; empty if it fits. */
    public synchronized List<String> faults(JsonNode document) {
        if (schema == null) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(text.get(), LAZY);
        }
        return schema.validate(document).stream().map(fault -> fault.toString()).toList();
    }

    /** Whether Kubernetes, and so KEDA, can scale a kind of resource, such as {@code pipes}. */
    public static boolean isScalable(String kinds) {
        return version("/camel.apache.org_" + kinds + ".yaml")
                .at("/subresources/scale")
                .isObject();
    }

    /** Whether Camel K knows the trait that an annotation sets, such as {@code trait.camel.apache.org/container.limit-cpu}. */
    public static boolean isTrait(String annotation) {
        String[] names = annotation.substring(annotation.indexOf('/') + 1).split("[.]");
        return version("/camel.apache.org_integrations.yaml")
                .at("/schema/openAPIV3Schema/properties/spec/properties/traits/properties")
                .path(names[0])
                .path("properties")
                .properties()
                .stream()
                .anyMatch(property -> property.getKey().equalsIgnoreCase(names[1].replace("-", "")));
    }

    private static ObjectNode closed(String file) {
        ObjectNode schema = (ObjectNode) version(file).at("/schema/openAPIV3Schema");
        close(schema);
        return schema;
    }

    private static JsonNode version(String file) {
        for (JsonNode version : Resources.yaml(file).at("/spec/versions")) {
            if (version.path("name").asText().equals("v1")) {
                return version;
            }
        }
        throw new IllegalStateException(file + " has no v1");
    }

    /** A cluster drops fields that the schema does not name; here they are faults, else a misspelt one would be lost there. */
    private static void close(ObjectNode schema) {
        if (schema.has("properties")
                && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            schema.put("additionalProperties", false);
        }
        schema.path("properties").forEach(property -> close((ObjectNode) property));
        for (String field : List.of("additionalProperties", "items")) {
            if (schema.path(field).isObject()) {
                close((ObjectNode) schema.path(field));
            }
        }
    }
}
