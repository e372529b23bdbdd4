package io.oktafactors.routes.log;

import org.apache.camel.CamelContext;
import org.apache.camel.model.errorhandler.DefaultErrorHandlerDefinition;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Camel tells of a failed exchange: never what was in it. */
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
                // nothing is left to do
            }
        };
    }
}
