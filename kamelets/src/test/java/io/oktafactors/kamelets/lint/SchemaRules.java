package io.oktafactors.kamelets.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.oktafactors.kamelets.KameletFile;
import java.util.List;

/** What the schemas of Kamelets and of the YAML DSL say. */
final class SchemaRules {

    static final List<Rule> ALL = List.of(
            Rule.of("the file fits the custom resource definition", SchemaRules::resource),
            Rule.of("the template fits the YAML DSL", SchemaRules::template));

    private static final JsonSchema RESOURCE = resourceSchema();
    private static final JsonSchema YAML_DSL = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
            .getSchema(Resources.json("/schema/camelYamlDsl.json"));

    private SchemaRules() {}

    private static List<String> resource(KameletFile file) {
        return faults(RESOURCE, file.root());
    }

    private static List<String> template(KameletFile file) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return faults(YAML_DSL, json.arrayNode().add(json.objectNode().set("route", file.template())));
    }

    private static List<String> faults(JsonSchema schema, JsonNode node) {
        return schema.validate(node).stream().map(fault -> fault.toString()).toList();
    }

    private static JsonSchema resourceSchema() {
        JsonNode definition = Resources.yaml("/camel.apache.org_kamelets.yaml");
        for (JsonNode version : definition.at("/spec/versions")) {
            if (version.path("name").asText().equals("v1")) {
                ObjectNode schema = (ObjectNode) version.at("/schema/openAPIV3Schema");
                close(schema);
                return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
            }
        }
        throw new IllegalStateException("The custom resource definition has no v1");
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
