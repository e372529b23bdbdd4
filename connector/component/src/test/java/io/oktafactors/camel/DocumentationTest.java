package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The user guide says what the component does, and its examples run. */
class DocumentationTest extends OktaFactorsTestSupport {

    private static final Path GUIDE = Path.of("../../docs/component.md");
    private static final Path EXAMPLES = Path.of("src/test/java/io/oktafactors/camel/ExampleRoutes.java");

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new ExampleRoutes();
    }

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
                boolean ofCamel =
                        List.of("lazyStartProducer", "autowiredEnabled").contains(option.getKey());
                String meaning = ofCamel
                        ? ".*"
                        : Pattern.quote(option.getValue().path("description").textValue());
                assertThat(guide).containsPattern(row + meaning + " \\|\n");
            }
        });
    }

    @Test
    void everyExceptionHasItsRow() throws IOException {
        for (Class<?> type : OktaFactorsException.class.getPermittedSubclasses()) {
            assertThat(Files.readString(GUIDE)).contains("| `OktaFactorsException." + type.getSimpleName() + "` |");
        }
    }

    @Test
    void theJavaExamplesAreTheOnesThatRunHere() throws IOException {
        List<String> inGuide = blocks(Files.readString(GUIDE), "```java\n(.*?)```");
        List<String> inSource = blocks(Files.readString(EXAMPLES), "// [A-Z]+\n(.*?)// END");

        assertThat(inGuide).containsExactlyInAnyOrderElementsOf(inSource).hasSize(5);
    }

    @Test
    void theYamlExamplesRun() throws Exception {
        String yaml = String.join(
                "",
                Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(GUIDE))
                        .results()
                        .map(match -> match.group(1))
                        .toList());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("examples.yaml", yaml));
        okta.answers(FakeOkta.json(200, "[]"), FakeOkta.json(200, "{}"));

        succeed("direct:list-factors", "00u7", Map.of());
        succeed("direct:send-code", "dropped", IDS);
        succeed("direct:check-code", Map.of("passCode", "482913"), IDS);

        assertThat(okta.calls())
                .extracting(call -> call + " " + call.text())
                .containsExactly(
                        "GET /api/v1/users/00u7/factors ",
                        "POST /api/v1/users/00u1/factors/sms2/verify?tokenLifetimeSeconds=120 ",
                        "POST /api/v1/users/00u1/factors/sms2/verify {\"passCode\":\"482913\"}");
    }

    @Test
    void theJavaExamplesRun() {
        okta.answers(
                FakeOkta.json(200, "{\"id\":\"sms2\"}"),
                FakeOkta.json(200, "{}"),
                FakeOkta.json(200, "[{\"id\":\"sms2\"},{\"id\":\"opf3\"}]"),
                FakeOkta.raw(204, ""));

        succeed("direct:enroll", Map.of("userId", "00u7", "phone", "+12065550142"), Map.of());
        succeed("direct:activate", "482913", IDS);
        succeed("direct:remove-all", null, IDS);

        assertThat(okta.calls())
                .extracting(FakeOkta.Call::toString)
                .containsExactly(
                        "POST /api/v1/users/00u7/factors",
                        "POST /api/v1/users/00u1/factors/sms2/lifecycle/activate",
                        "GET /api/v1/users/00u1/factors",
                        "DELETE /api/v1/users/00u1/factors/sms2",
                        "DELETE /api/v1/users/00u1/factors/opf3");
        assertThat(okta.calls().get(0).text()).contains("\"profile\":{\"phoneNumber\":\"+12065550142\"}");
        assertThat(okta.calls().get(1).text()).isEqualTo("{\"passCode\":\"482913\"}");
    }

    @Test
    void theErrorExampleWaitsAndTriesAgain() {
        FakeOkta.Answer limited =
                FakeOkta.json(429, "{}", "X-Rate-Limit-Reset: 1700000000", "Date: Tue, 14 Nov 2023 22:13:20 GMT");
        okta.answers(limited, FakeOkta.json(200, "{}"));
        long start = System.nanoTime();

        succeed("direct:activate", "482913", IDS);

        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(okta.calls()).hasSize(2);
    }

    private void succeed(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = call(uri, body, new HashMap<>(headers));
        assertThat(exchange.getException()).isNull();
    }

    /** The blocks, without the indentation that differs between the two files. */
    private static List<String> blocks(String text, String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(DocumentationTest::unindented)
                .toList();
    }

    private static String unindented(MatchResult block) {
        return block.group(1).stripIndent().strip();
    }

    private static JsonNode catalog(String part) throws IOException {
        try (InputStream json =
                DocumentationTest.class.getResourceAsStream("/META-INF/io/oktafactors/camel/okta-factors.json")) {
            return JsonBody.MAPPER.readTree(json).path(part);
        }
    }
}
