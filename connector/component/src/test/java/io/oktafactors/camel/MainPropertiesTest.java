package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.operation.OktaFactorsOutputType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plain Camel sets the options of the component from its properties. */
class MainPropertiesTest {

    @Test
    void optionsOfTheComponentAreProperties() throws Exception {
        Properties properties = new Properties();
        properties.put("camel.component.okta-factors.org-url", "https://acme.okta.com/");
        properties.put("camel.component.okta-factors.token", "{{acme.token}}");
        properties.put("acme.token", "00main");
        properties.put("camel.component.okta-factors.templateId", "template1");
        properties.put("camel.component.okta-factors.token-lifetime-seconds", "60");
        properties.put("camel.component.okta-factors.activate", "true");
        properties.put("camel.component.okta-factors.request-timeout", "20s");
        properties.put("camel.component.okta-factors.connectTimeout", "3000");
        properties.put("camel.component.okta-factors.output-type", "model");
        properties.put("camel.component.okta-factors.validate-request", "false");
        properties.put("camel.component.okta-factors.qr-token", "00q");
        DefaultCamelContext context = new DefaultCamelContext();
        SimpleMain main = new SimpleMain(context);
        main.setOverrideProperties(properties);
        main.start();
        try {
            OktaFactorsEndpoint endpoint = context.getEndpoint("okta-factors:enrollFactor", OktaFactorsEndpoint.class);

            assertThat(endpoint.getConfiguration().getOrgUrl()).isEqualTo("https://acme.okta.com");
            assertThat(endpoint.getConfiguration().getToken()).isEqualTo("00main");
            assertThat(endpoint.getConfiguration().getTemplateId()).isEqualTo("template1");
            assertThat(endpoint.getConfiguration().getTokenLifetimeSeconds()).isEqualTo(60);
            assertThat(endpoint.getConfiguration().getActivate()).isTrue();
            assertThat(endpoint.getConfiguration().getRequestTimeout()).isEqualTo(20_000);
            assertThat(endpoint.getConfiguration().getConnectTimeout()).isEqualTo(3000);
            assertThat(endpoint.getConfiguration().getOutputType()).isEqualTo(OktaFactorsOutputType.model);
            assertThat(endpoint.getConfiguration().isValidateRequest()).isFalse();
            assertThat(endpoint.getConfiguration().getQrToken()).isEqualTo("00q");
        } finally {
            main.stop();
        }
    }

    @Test
    void aFileOfPropertiesIsEnough(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("application.properties"), """
                camel.component.okta-factors.org-url=https://acme.okta.com
                okta.client.token={{acme.token}}
                okta.client.request-timeout=21
                acme.token=00main
                """);
        DefaultCamelContext context = new DefaultCamelContext();
        SimpleMain main = new SimpleMain(context);
        main.setDefaultPropertyPlaceholderLocation("file:" + file);
        main.start();
        try {
            OktaFactorsConfiguration options = context.getEndpoint(
                            "okta-factors:listFactors", OktaFactorsEndpoint.class)
                    .getConfiguration();

            assertThat(options.getOrgUrl()).isEqualTo("https://acme.okta.com");
            assertThat(options.getToken()).isEqualTo("00main");
            assertThat(options.getRequestTimeout()).isEqualTo(21_000);
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tokn", "TOKN"})
    void aMisspeltPropertyIsToldWithoutItsValue(String name) {
        Properties properties = new Properties();
        properties.put("camel.component.okta-factors.org-url", "https://acme.okta.com");
        properties.put("camel.component.okta-factors." + name, "00canary");
        SimpleMain main = new SimpleMain(new DefaultCamelContext());
        main.setOverrideProperties(properties);
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:list").to("okta-factors:listFactors");
            }
        });
        try {
            assertThatThrownBy(main::start)
                    .hasStackTraceContaining("okta-factors has no option " + name + "; did you mean token?")
                    .satisfies(failure -> assertThat(new StringWriter())
                            .satisfies(text -> failure.printStackTrace(new PrintWriter(text, true)))
                            .asString()
                            .doesNotContain("00canary"));
        } finally {
            main.stop();
        }
    }
}
