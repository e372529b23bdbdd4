package io.oktafactors.kamelets.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.springboot.OktaFactorsComponentAutoConfiguration;
import io.oktafactors.sandbox.OktaSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The jar and the starter as dependencies of a Spring Boot app. */
class InSpringBootTest {

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        CamelAutoConfiguration.class,
        OktaFactorsComponentAutoConfiguration.class,
        PropertyPlaceholderAutoConfiguration.class
    })
    static class App {
        @Bean
        RouteBuilder routes() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:list").to("kamelet:okta-list-factors-action?orgUrl={{okta.org-url}}");
                }
            };
        }
    }

    @Test
    void theKameletsAreFoundAndTheComponentHasItsToken() {
        try (OktaSandbox okta = OktaSandbox.builder().unlimited().start();
                var app = new SpringApplicationBuilder(App.class)
                        .web(WebApplicationType.NONE)
                        .logStartupInfo(false)
                        .run("--okta.org-url=" + okta.url(), "--camel.component.okta-factors.token=" + okta.token())) {
            String blaise =
                    okta.user("blaise.pascal@acme.example").orElseThrow().id();

            String factors = app.getBean(CamelContext.class)
                    .createProducerTemplate()
                    .requestBodyAndHeader("direct:list", null, OktaFactorsConstants.USER_ID, blaise, String.class);

            assertThat(factors).contains("\"sms\"", "\"email\"");
        }
    }
}
