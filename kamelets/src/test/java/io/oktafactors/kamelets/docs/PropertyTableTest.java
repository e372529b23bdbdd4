package io.oktafactors.kamelets.docs;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.kamelets.KameletFile;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyTableTest {

    @ParameterizedTest
    @MethodSource
    void theGuideHasTheTableOfEachKamelet(KameletFile kamelet) {
        assertThat(Page.section(kamelet.name())).contains(table(kamelet));
    }

    static List<KameletFile> theGuideHasTheTableOfEachKamelet() {
        return KameletFile.all();
    }

    private static String table(KameletFile kamelet) {
        return StreamSupport.stream(kamelet.properties().spliterator(), false)
                .map(property -> row(kamelet, property.getKey(), property.getValue()))
                .collect(
                        joining("", "| Property | Required | Type | Description |\n| --- | --- | --- | --- |\n", "\n"));
    }

    private static String row(KameletFile kamelet, String name, JsonNode property) {
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        name,
                        kamelet.required().contains(name) ? "yes" : "",
                        property.path("type").asText(),
                        property.path("description").asText());
    }
}
