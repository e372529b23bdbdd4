package io.oktafactors.kamelets.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.oktafactors.kamelets.lint.Schema;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages about the Kamelets are made of the Kamelets. With {@code -Dkamelets.docs=write} they are written, else compared.
 */
class PagesTest {

    private static final Path FOLDER = Path.of("../docs/kamelets");

    @BeforeAll
    static void write() throws IOException {
        if ("write".equals(System.getProperty("kamelets.docs"))) {
            Files.createDirectories(FOLDER);
            for (KameletPage page : KameletPage.all()) {
                Files.writeString(file(page), page.text());
            }
            Page.replaceTable(table());
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageSaysWhatItsKameletSays(KameletPage page) throws IOException {
        assertThat(Files.readString(file(page)))
                .as("run the tests once with -Dkamelets.docs=write")
                .isEqualTo(page.text());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theExamplesFitTheirSchemas(KameletPage page) throws IOException {
        YAMLMapper yaml = new YAMLMapper();

        assertThat(Schema.YAML_DSL.faults(yaml.readTree(page.route()))).isEmpty();
        assertThat(Schema.PIPE.faults(yaml.readTree(page.pipe()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyValueInAPipeIsTheSameAsAPropertyAndInAUri(KameletPage page) throws IOException {
        for (JsonNode properties : new YAMLMapper().readTree(page.pipe()).findValues("properties")) {
            assertThat(properties)
                    .extracting(JsonNode::asText)
                    .allMatch(value -> value.equals("RAW({{okta.org-url}})")
                            || URLEncoder.encode(value, StandardCharsets.UTF_8).equals(value));
        }
    }

    @Test
    void thereIsNoPageWithoutAKamelet() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(
                            KameletPage.all().stream().map(PagesTest::file).toList());
        }
    }

    @Test
    void theGuideListsAllKamelets() {
        assertThat(Page.text())
                .as("run the tests once with -Dkamelets.docs=write")
                .contains(table());
    }

    static List<KameletPage> pages() {
        return KameletPage.all();
    }

    private static Path file(KameletPage page) {
        return FOLDER.resolve(page + ".md");
    }

    private static String table() {
        return KameletPage.all().stream()
                .map(KameletPage::row)
                .collect(joining("", "| Kamelet | What it does |\n| --- | --- |\n", ""));
    }
}
