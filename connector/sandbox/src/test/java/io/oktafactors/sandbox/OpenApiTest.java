package io.oktafactors.sandbox;

import static io.oktafactors.sandbox.Acme.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.sandbox.api.SandboxFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class OpenApiTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Acme acme = new Acme();
    private final JsonNode document = new ObjectMapper()
            .valueToTree(new Yaml()
                    .<Object>load(acme.get("/sandbox/openapi.yaml").isOk().text()));

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void itNamesTheRoutesThatExistAndNoOthers() {
        List<String> documented = operations()
                .map(operation -> operation.method.toUpperCase(Locale.ROOT) + " " + operation.path)
                .toList();

        assertThat(documented).containsExactlyInAnyOrderElementsOf(acme.okta.outsideRoutes());
    }

    @Test
    void everyOperationHasANameOfItsOwnAndDeclaresThePlaceholdersOfItsPath() {
        assertThat(operations().map(each -> each.node.path("operationId").asText()))
                .doesNotHaveDuplicates()
                .doesNotContain("");
        assertThat(operations()).allSatisfy(each -> {
            List<String> declared = new ArrayList<>();
            each.node.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals("path")) {
                    declared.add(parameter.path("name").asText());
                }
            });
            assertThat(declared)
                    .isEqualTo(PLACEHOLDER
                            .matcher(each.path)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        });
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .isFalse());
    }

    @Test
    void theKindsOfFaultsAreThoseThereAre() {
        List<String> kinds = new ArrayList<>();
        document.at("/components/schemas/Kind/enum").forEach(kind -> kinds.add(kind.asText()));

        assertThat(kinds)
                .isEqualTo(Stream.of(SandboxFault.Kind.values()).map(Enum::name).toList());
    }

    @Test
    void listsHaveTheFieldsThatItSays() {
        String push = acme.enroll(Acme.push()).id();
        acme.phone(push);
        acme.challenge(push);
        acme.enroll(SMS);
        acme.okta.faults().add(SandboxFault.status(503).on("PUT", "/api/*").withTimes(1));
        acme.okta.snapshot();

        Set<String> seen = new HashSet<>();
        operations().filter(each -> each.method.equals("get")).forEach(each -> {
            String item = each.node
                    .at("/responses/200/content/application~1json/schema/items/$ref")
                    .asText();
            if (!item.isEmpty() && !each.path.contains("{")) {
                JsonNode list = acme.get(each.path).isOk().json();
                Set<String> fields = new HashSet<>();
                list.forEach(element -> element.fieldNames().forEachRemaining(fields::add));
                assertThat(document.at(item.substring(1) + "/properties").fieldNames())
                        .toIterable()
                        .as(each.path)
                        .containsAll(fields);
                if (!fields.isEmpty()) {
                    seen.add(each.path);
                }
            }
        });
        assertThat(seen)
                .contains(
                        "/sandbox/users", "/sandbox/messages", "/sandbox/devices", "/sandbox/pushes", "/sandbox/calls")
                .contains("/sandbox/faults", "/sandbox/snapshots", "/sandbox/tokens");
    }

    private Stream<Operation> operations() {
        return document.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .map(method -> new Operation(path.getKey(), method.getKey(), method.getValue())));
    }

    private record Operation(String path, String method, JsonNode node) {}
}
