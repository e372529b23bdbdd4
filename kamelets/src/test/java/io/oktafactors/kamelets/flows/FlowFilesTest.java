package io.oktafactors.kamelets.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.oktafactors.kamelets.KameletFile;
import io.oktafactors.kamelets.lint.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file that people copy. */
class FlowFilesTest {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern FORM = Pattern.compile("\\.(pipe|integration|camel|keda)\\.yaml$");
    private static final Pattern KAMELET = Pattern.compile("okta-[a-z-]+-(?:source|sink|action)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}?:]+)}}");
    private static final Pattern SECRET = Pattern.compile("(?:token|authorization|privateKey): \"(.*?)\\{\\{");
    private static final Set<String> TRAITS = Set.of(
            "trait.camel.apache.org/mount.configs",
            "trait.camel.apache.org/container.request-cpu",
            "trait.camel.apache.org/container.request-memory",
            "trait.camel.apache.org/container.limit-cpu",
            "trait.camel.apache.org/container.limit-memory");

    @ParameterizedTest
    @MethodSource("names")
    void aFlowIsThereForCamelKAndForCamelAloneAndHasATrigger(String name) {
        assertThat(Files.exists(file(name, "camel"))).isTrue();
        assertThat(Files.exists(file(name, "keda"))).isTrue();
        assertThat(Files.exists(file(name, "pipe"))).isNotEqualTo(Files.exists(file(name, "integration")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void theResourceFitsItsDefinitionAndIsNamedAsItsFile(String name) throws IOException {
        JsonNode resource = resource(name);
        boolean pipe = Files.exists(file(name, "pipe"));

        assertThat((pipe ? Schema.PIPE : Schema.INTEGRATION).faults(resource)).isEmpty();
        assertThat(resource.path("kind").asText()).isEqualTo(pipe ? "Pipe" : "Integration");
        assertThat(resource.at("/metadata/name").asText()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRoutesFitTheYamlDslAndAreThoseOfTheIntegration(String name) throws IOException {
        JsonNode routes = YAML.readTree(Files.readString(file(name, "camel")));

        assertThat(Schema.YAML_DSL.faults(routes)).isEmpty();
        if (Files.exists(file(name, "integration"))) {
            assertThat(resource(name).at("/spec/flows")).isEqualTo(routes);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void secretsComeByReferenceAndResourcesAreLimited(String name) throws IOException {
        JsonNode resource = resource(name);
        if (Files.exists(file(name, "pipe"))) {
            JsonNode annotations = resource.at("/metadata/annotations");
            assertThat(TRAITS)
                    .allSatisfy(trait ->
                            assertThat(annotations.path(trait).asText()).isNotBlank());
            assertThat(annotations.fieldNames()).toIterable().allMatch(Schema::isTrait);
            assertThat(annotations.path("trait.camel.apache.org/mount.configs").asText())
                    .contains("secret:okta");
        } else {
            assertThat(resource.at("/spec/traits/mount/configs").toString()).contains("secret:okta");
            assertThat(resource.at("/spec/traits/container").toString())
                    .contains("requestCPU", "requestMemory", "limitCPU", "limitMemory");
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSecretOfAKameletIsNeverTakenForPartOfAUri(String file) throws IOException {
        String text = Files.readString(Flow.FOLDER.resolve(file));

        assertThat(SECRET.matcher(text).results().map(match -> match.group(1))).allMatch("RAW("::equals);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theTriggerScalesThatResource(String name) throws IOException {
        JsonNode trigger;
        try (var documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file(name, "keda")))) {
            trigger = documents.next();
        }

        assertThat(trigger.path("kind").asText()).isEqualTo("ScaledObject");
        assertThat(trigger.at("/spec/scaleTargetRef/apiVersion"))
                .isEqualTo(resource(name).path("apiVersion"));
        assertThat(trigger.at("/spec/scaleTargetRef/kind"))
                .isEqualTo(resource(name).path("kind"));
        assertThat(trigger.at("/spec/scaleTargetRef/name").asText()).isEqualTo(name);
        assertThat(trigger.at("/spec/triggers").isEmpty()).isFalse();
        assertThat(resource(name).at("/spec/replicas").isInt())
                .as("without it, Kubernetes takes the resource for one that is not to be scaled")
                .isTrue();
        assertThat(Schema.isScalable(
                        trigger.at("/spec/scaleTargetRef/kind").asText().toLowerCase(Locale.ROOT) + "s"))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("files")
    void itsKameletsAreOursAndItsPlaceholdersInTheSample(String file) throws IOException {
        String text = Files.readString(Flow.FOLDER.resolve(file));

        assertThat(KAMELET.matcher(text).results().map(match -> match.group()))
                .isSubsetOf(KameletFile.all().stream().map(KameletFile::name).toList());
        assertThat(PLACEHOLDER.matcher(text).results().map(match -> match.group(1)))
                .isSubsetOf(Flow.properties().stringPropertyNames());
    }

    static List<String> names() throws IOException {
        return files().stream()
                .map(file -> FORM.matcher(file).replaceFirst(""))
                .distinct()
                .toList();
    }

    static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(Flow.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode resource(String name) throws IOException {
        Path pipe = file(name, "pipe");
        return YAML.readTree(Files.readString(Files.exists(pipe) ? pipe : file(name, "integration")));
    }

    private static Path file(String name, String form) {
        return Flow.FOLDER.resolve(name + "." + form + ".yaml");
    }
}
