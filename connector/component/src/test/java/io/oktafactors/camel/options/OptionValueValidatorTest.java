package io.oktafactors.camel.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsEndpoint;
import io.oktafactors.camel.OktaFactorsTestSupport;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.SimpleMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that is no value of its option is refused at the start, by the name of the option. */
class OptionValueValidatorTest extends OktaFactorsTestSupport {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tokenLifetimeSeconds   | 30s     | a whole number
            token-lifetime-seconds | 30s     | a whole number
            tokenLifetimeSeconds   | abc     | a whole number
            tokenLifetimeSeconds   | 1.5     | a whole number
            tokenLifetimeSeconds   | 3000000000 | a whole number
            maxConnections         | abc     | a whole number
            maxConnections         | 10m     | a whole number
            proxyPort              | http    | a whole number
            requestTimeout         | soon    | a duration, such as 30000 (milliseconds), 30s or 1m30s
            requestTimeout         | PT30S   | a duration, such as 30000 (milliseconds), 30s or 1m30s
            responseTimeout        | 10x     | a duration, such as 30000 (milliseconds), 30s or 1m30s
            connectTimeout         | 1.5s    | a duration, such as 30000 (milliseconds), 30s or 1m30s
            activate               | ture    | true or false
            validateRequest        | yes     | true or false
            authorizationMode      | Basic   | one of [SSWS, PrivateKey, Bearer]
            outputType             | json    | one of [text, map, model]
            """)
    void aWrongTextOfAnEndpointNamesItsOption(String option, String text, String must) {
        assertThatThrownBy(() -> context.getEndpoint("okta-factors:enrollFactor?" + option + "=" + text))
                .hasMessageEndingWith("The option " + option + " must be " + must);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            token-lifetime-seconds | 30s   | tokenLifetimeSeconds | a whole number
            maxConnections         | abc   | maxConnections       | a whole number
            request-timeout        | soon  | requestTimeout       | a duration, such as 30000 (milliseconds), 30s or 1m30s
            authorization-mode     | Basic | authorizationMode    | one of [SSWS, PrivateKey, Bearer]
            validate-request       | yes   | validateRequest      | true or false
            """)
    void aWrongTextOfThePropertiesOfTheComponentNamesItsOption(
            String property, String text, String option, String must) {
        assertThatThrownBy(() -> main(property, text))
                .rootCause()
                .hasMessage("The option " + option + " must be " + must);
    }

    @ParameterizedTest
    @CsvSource({
        "tokenLifetimeSeconds=600",
        "requestTimeout=1m30s",
        "requestTimeout=500ms",
        "requestTimeout=30000",
        "responseTimeout=1min",
        "authorizationMode=ssws",
        "outputType=Model",
        "activate=TRUE",
        "maxConnections={{most}}",
        "maxConnections=#most",
    })
    void whatCamelReadsRightIsTaken(String option) {
        context.getPropertiesComponent().addInitialProperty("most", "7");
        context.getRegistry().bind("most", 7);

        assertThat(context.getEndpoint("okta-factors:enrollFactor?" + option)).isNotNull();
    }

    @Test
    void theValuesAreTheOnesWritten() {
        OktaFactorsConfiguration options = options("requestTimeout=1m30s&maxConnections=7&tokenLifetimeSeconds=600");

        assertThat(options.getRequestTimeout()).isEqualTo(90_000);
        assertThat(options.getMaxConnections()).isEqualTo(7);
        assertThat(options.getTokenLifetimeSeconds()).isEqualTo(600);
    }

    @Test
    void aBlankOptionOfAnEndpointLeavesThatOfTheComponent() {
        assertThat(options("token=").getToken()).isEqualTo(TOKEN);
        assertThat(options("proxyPort=&proxyHost=").getProxyPort()).isNull();
    }

    @Test
    void aPropertyOfTheComponentMayReferToAnother() throws Exception {
        CamelContext started = main("max-connections", "{{acme.most}}");
        try {
            assertThat(started.getEndpoint("okta-factors:getUser", OktaFactorsEndpoint.class)
                            .getConfiguration()
                            .getMaxConnections())
                    .isEqualTo(9);
        } finally {
            started.stop();
        }
    }

    private OktaFactorsConfiguration options(String options) {
        return context.getEndpoint("okta-factors:enrollFactor?" + options, OktaFactorsEndpoint.class)
                .getConfiguration();
    }

    private static CamelContext main(String property, String text) throws Exception {
        DefaultCamelContext context = new DefaultCamelContext();
        SimpleMain main = new SimpleMain(context);
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.component.okta-factors.org-url",
                "https://acme.okta.com",
                "camel.component.okta-factors.token",
                TOKEN,
                "acme.most",
                "9",
                "camel.component.okta-factors." + property,
                text));
        main.setOverrideProperties(properties);
        main.start();
        return context;
    }
}
