package io.oktafactors.kamelets.flows;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.oktafactors.sandbox.OktaSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The sinks of the Pipes as the operator of Camel K hands them on: a URI with the Kamelet's name and an id, and each property of
 * the Pipe, as it stands there, as {@code camel.kamelet.NAME.ID.PROPERTY}.
 */
class PipesOnCamelKTest {

    /** A character of it that a URI could take for its own. */
    private static final String TOKEN = "00+a&b%2Bc";

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    static List<String> pipes() throws IOException {
        return FlowFilesTest.files().stream()
                .filter(file -> file.endsWith(".pipe.yaml"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pipes")
    void theTokenAndTheOrganizationReachTheKamelet(String file) throws Exception {
        JsonNode sink = new YAMLMapper()
                .readTree(Files.readString(Flow.FOLDER.resolve(file)))
                .at("/spec/sink");
        String name = sink.at("/ref/name").asText();
        try (OktaSandbox okta = OktaSandbox.builder().token(TOKEN).start()) {
            Properties properties = Flow.properties();
            properties.putAll(Map.of("okta.org-url", okta.url(), "okta.token", TOKEN));
            sink.path("properties")
                    .properties()
                    .forEach(property -> properties.put(
                            "camel.kamelet.%s.sink.%s".formatted(name, property.getKey()),
                            property.getValue().asText()));
            main.setInitialProperties(properties);
            main.configure().addRoutesBuilder(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:start").to("kamelet:" + name + "/sink");
                }
            });
            main.start();

            main.getCamelTemplate().request("direct:start", exchange -> exchange.getMessage()
                    .setBody("{\"login\": \"blaise.pascal@acme.example\", \"factorId\": \"none\"}"));

            assertThat(okta.calls()).isNotEmpty().allSatisfy(call -> assertThat(call.status())
                    .isNotEqualTo(401));
        }
    }
}
