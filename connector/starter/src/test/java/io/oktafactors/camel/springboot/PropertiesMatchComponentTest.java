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
import java.util.stream.Stream;
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

        assertThat(fields().map(Field::getName)).containsExactlyInAnyOrderElementsOf(options);
    }

    @Test
    void everyPropertyIsDescribedForEditors() throws IOException {
        for (Field field : fields().toList()) {
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
                .as("a value here would outrank what Okta's own keys say")
                .isNull();
        assertThat(properties.getConnectTimeout()).isNull();
        assertThat(properties.getResponseTimeout())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getResponseTimeout()));
        assertThat(properties.getMaxAttempts())
                .isEqualTo(component.getConfiguration().getMaxAttempts());
        assertThat(properties.getRetryDelay())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getRetryDelay()));
        assertThat(properties.getMaxRetryDelay())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getMaxRetryDelay()));
        assertThat(properties.getRateLimitWait())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getRateLimitWait()));
        assertThat(properties.getAwait()).isEqualTo(component.getConfiguration().isAwait());
        assertThat(properties.getAwaitTimeout())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getAwaitTimeout()));
        assertThat(properties.getGates()).isEqualTo(component.getConfiguration().isGates());
        assertThat(properties.getMaxCodesPerPhone())
                .isEqualTo(component.getConfiguration().getMaxCodesPerPhone());
        assertThat(properties.getMaxCodesPerHour())
                .isEqualTo(component.getConfiguration().getMaxCodesPerHour());
        assertThat(properties.getMaxCodesPerRun())
                .isEqualTo(component.getConfiguration().getMaxCodesPerRun());
        assertThat(properties.getMaxPushesPerHour())
                .isEqualTo(component.getConfiguration().getMaxPushesPerHour());
        assertThat(properties.getPollInterval())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getPollInterval()));
        assertThat(properties.getPollsPerMinute())
                .isEqualTo(component.getConfiguration().getPollsPerMinute());
        assertThat(properties.getBudgetShare())
                .isEqualTo(component.getConfiguration().getBudgetShare());
        assertThat(properties.getBudgetWait())
                .isEqualTo(Duration.ofMillis(component.getConfiguration().getBudgetWait()));
        assertThat(properties.getLane()).isEqualTo(component.getConfiguration().getLane());
        assertThat(properties.getMaxCallsInFlight())
                .isEqualTo(component.getConfiguration().getMaxCallsInFlight());
        assertThat(properties.getMaxConnections())
                .isEqualTo(component.getConfiguration().getMaxConnections());
        assertThat(properties.getUseGlobalSslContextParameters())
                .isEqualTo(component.isUseGlobalSslContextParameters());
        assertThat(properties.getHealthCheckProducerEnabled()).isEqualTo(component.isHealthCheckProducerEnabled());
        assertThat(properties.getHealthCheckConsumerEnabled()).isEqualTo(component.isHealthCheckConsumerEnabled());
        assertThat(properties.getOutputType())
                .isEqualTo(component.getConfiguration().getOutputType());
        assertThat(properties.getValidateRequest())
                .isEqualTo(component.getConfiguration().isValidateRequest());
        assertThat(properties.getAutowiredEnabled()).isEqualTo(component.isAutowiredEnabled());
        assertThat(properties.getLazyStartProducer()).isEqualTo(component.isLazyStartProducer());
    }

    private static Stream<Field> fields() {
        return Stream.of(
                        OktaFactorsComponentConfiguration.class,
                        OktaCallProperties.class,
                        OktaGateProperties.class,
                        OktaClientProperties.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()));
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
