package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsOutcome;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.operation.OperationNames;
import io.oktafactors.camel.operation.RequestRule;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The user guide says what the component does. */
class DocumentationTest {

    private static final Path GUIDE = Path.of("../../docs/component.md");

    @ParameterizedTest
    @EnumSource
    void anOperationHasItsRow(OktaFactorsOperation operation) throws IOException {
        String parameters = operation.parameters().stream()
                .map(parameter -> "`" + parameter + "`")
                .collect(Collectors.joining(", "));

        assertThat(Files.readString(GUIDE))
                .contains("| `" + operation + "` | " + operation.method() + " | `" + operation.path() + "` | "
                        + operation.body().name().toLowerCase(Locale.ROOT) + " | "
                        + operation.answer().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " | " + parameters
                        + " |\n");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRepeatedHasItsRow(OktaFactorsOperation.Effect effect) throws IOException {
        String operations = Stream.of(OktaFactorsOperation.values())
                .filter(operation -> operation.effect() == effect)
                .map(operation -> "`" + operation + "`")
                .collect(Collectors.joining(", "));

        assertThat(Files.readString(GUIDE))
                .containsPattern("\n\\| [\\w, ]+ \\| " + operations + " \\| "
                        + (effect.isRepeatable() ? "made again" : "(?!made again)"));
    }

    @ParameterizedTest
    @EnumSource
    void anOutcomeHasItsRow(OktaFactorsOutcome outcome) throws IOException {
        assertThat(Files.readString(GUIDE)).contains("\n| `" + outcome + "` | ");
        assertThat(catalog("headers")
                        .path(OktaFactorsConstants.OUTCOME)
                        .path("description")
                        .textValue())
                .contains(outcome.name());
    }

    @Test
    void everyRuleHasItsRow() throws IOException {
        String rows = Arrays.stream(RequestRule.values())
                .map(rule -> "| "
                        + Arrays.stream(OktaFactorsOperation.values())
                                .filter(operation -> operation.rules().contains(rule))
                                .map(operation -> "`" + operation + "`")
                                .collect(Collectors.joining(", "))
                        + " | " + rule.advice() + " |\n")
                .collect(Collectors.joining());

        assertThat(Files.readString(GUIDE)).contains("| Operations | Advice |\n|---|---|\n" + rows + "\n");
    }

    @Test
    void everyNameOfAnSdkIsTaken() throws IOException {
        String table = Files.readString(GUIDE)
                .split("\\| Operation \\| PowerShell \\|")[1]
                .split("\n\n")[0];

        List<String> rows = table.lines().filter(row -> row.startsWith("| `")).toList();
        assertThat(rows).hasSize(10);
        for (String row : rows) {
            List<String> names = Pattern.compile("`([^`]+)`")
                    .matcher(row)
                    .results()
                    .map(name -> name.group(1))
                    .toList();
            assertThat(names.stream().map(OperationNames::find))
                    .as(row)
                    .containsOnly(OktaFactorsOperation.valueOf(names.get(0)));
        }
    }

    @Test
    void everyParameterHasItsRowForThoseWhoComeFromAnSdk() throws IOException {
        String table =
                Files.readString(GUIDE).split("\\| Parameter \\| Of \\|")[1].split("\n\n")[0];

        for (OktaFactorsParameter parameter : OktaFactorsParameter.values()) {
            if (parameter != OktaFactorsParameter.qrToken) { // no SDK gets the picture
                assertThat(table).contains("\n| `" + parameter + "` | ");
            }
        }
    }

    @Test
    void aHeaderHasItsRow() throws IOException {
        String guide = Files.readString(GUIDE);

        catalog("headers").fields().forEachRemaining(header -> assertThat(guide)
                .contains("| `" + header.getKey() + "` | "
                        + header.getValue().path("javaType").textValue() + " | "
                        + header.getValue().path("description").textValue() + " |\n"));
    }

    @Test
    void anOptionHasItsRow() throws IOException {
        String guide = Files.readString(GUIDE);
        JsonNode ofEndpoint = catalog("properties");

        catalog("componentProperties").fields().forEachRemaining(option -> {
            if (!option.getKey().equals("configuration")) {
                String where = ofEndpoint.has(option.getKey()) ? "both" : "component";
                String row = "\\| `" + option.getKey() + "` \\| \\w+ \\| \\w* ?\\| " + where + " \\| ";
                boolean ofCamel = option.getValue().path("javaType").asText().equals("boolean")
                        && !option.getKey().equals("useGlobalSslContextParameters");
                String meaning = ofCamel
                        ? ".*"
                        : Pattern.quote(option.getValue().path("description").textValue());
                assertThat(guide).containsPattern(row + meaning + " \\|\n");
            }
        });
    }

    /** Camel's catalog has no field for examples: they stand in the description. */
    @ParameterizedTest
    @ValueSource(strings = {"componentProperties", "properties"})
    void whatTakesAnyTextHasAnExample(String part) throws IOException {
        catalog(part).fields().forEachRemaining(option -> {
            JsonNode row = option.getValue();
            boolean chosen = row.has("defaultValue")
                    || row.has("enum")
                    || row.path("type").asText().equals("boolean");
            if (!chosen) {
                assertThat(row.path("description").asText()).as(option.getKey()).contains("such as");
            }
        });
    }

    @Test
    void everyExceptionHasItsRow() throws IOException {
        for (Class<?> type : OktaFactorsException.class.getPermittedSubclasses()) {
            assertThat(Files.readString(GUIDE)).contains("| `OktaFactorsException." + type.getSimpleName() + "` |");
        }
    }

    private static JsonNode catalog(String part) throws IOException {
        try (InputStream json =
                DocumentationTest.class.getResourceAsStream("/META-INF/io/oktafactors/camel/okta-factors.json")) {
            return Json.MAPPER.readTree(json).path(part);
        }
    }
}
