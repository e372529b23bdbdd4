package io.oktafactors.camel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.camel.OktaFactorsComponent;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The properties are written by hand: here they are held against what the component offers. */
class PropertiesMatchComponentTest {

    private static final String PREFIX = "camel.component.okta-factors.";

    private final OktaFactorsComponentConfiguration properties = new OktaFactorsComponentConfiguration();

    @Test
    void everyOptionOfTheComponentIsAProperty() throws IOException {
        List<String> options = new ArrayList<>();
        json("/META-INF/io/oktafactors/camel/okta-factors.json")
                .path("componentProperties")
                .fieldNames()
                .forEachRemaining(options::add);
        options.remove("configuration"); // its options are listed one by one

        assertThat(Arrays.stream(OktaFactorsComponentConfiguration.class.getDeclaredFields())
                        .map(Field::getName))
                .containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void everyPropertyIsDescribedForEditors() throws IOException {
        for (Field field : OktaFactorsComponentConfiguration.class.getDeclaredFields()) {
            String name = PREFIX + field.getName().replaceAll("([A-Z])", "-$1").toLowerCase();

            JsonNode entry = metadata(name);

            assertThat(entry.path("description").asText()).as(name).isNotBlank();
            assertThat(entry.path("type").asText()).isEqualTo(field.getType().getName());
        }
    }

    @Test
    void theDefaultsAreThoseOfTheComponent() {
        OktaFactorsComponent component = new OktaFactorsComponent();

        assertThat(properties.getRequestTimeout())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getRequestTimeout()));
        assertThat(properties.getConnectTimeout())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getConnectTimeout()));
        assertThat(properties.getOutputType())
                .isEqualTo(component.getConfiguration().getOutputType());
        assertThat(properties.getValidateRequest())
                .isEqualTo(component.getConfiguration().isValidateRequest());
        assertThat(properties.getAutowiredEnabled()).isEqualTo(component.isAutowiredEnabled());
        assertThat(properties.getLazyStartProducer()).isEqualTo(component.isLazyStartProducer());
    }

    private static JsonNode metadata(String name) throws IOException {
        JsonNode all = json("/META-INF/spring-configuration-metadata.json").path("properties");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(entry -> entry.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metadata for " + name));
    }

    private static JsonNode json(String resource) throws IOException {
        try (InputStream stream = OktaFactorsComponentConfiguration.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(stream);
        }
    }
}
