package io.oktafactors.camel.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;

/** What the build writes for Spring Boot and for editors. */
class MetadataTest {

    @Test
    void everyPropertyHasADescription() throws IOException {
        JsonNode metadata;
        try (InputStream json = resource("/META-INF/spring-configuration-metadata.json")) {
            metadata = new ObjectMapper().readTree(json);
        }

        assertThat(metadata.path("properties")).hasSizeGreaterThan(40).allSatisfy(property -> assertThat(
                        property.path("description").asText())
                .as("%s", property.path("name"))
                .isNotBlank());
        assertThat(metadata.path("properties"))
                .filteredOn(property -> property.path("name").asText().equals("camel.component.okta-factors.enabled"))
                .singleElement()
                .satisfies(enabled ->
                        assertThat(enabled.path("defaultValue").asBoolean()).isTrue());
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
        InputStream stream = MetadataTest.class.getResourceAsStream(name);
        assertThat(stream).as(name).isNotNull();
        return stream;
    }
}
