package io.oktafactors.routes.log;

import org.apache.camel.CamelContext;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures what Camel logs about a failed exchange: never its content. */
@Configuration(proxyBeanMethods = false)
class CamelLogConfiguration {

    @Bean
    CamelContextConfiguration noMessageHistory() {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.getCamelContextExtension()
                        .setErrorHandlerFactory(new DefaultErrorHandlerDefinition()
                                .logExhaustedMessageHistory(false)
                                .logExhaustedMessageBody(false));
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {
                // nothing to do
            }
        };
    }
}
