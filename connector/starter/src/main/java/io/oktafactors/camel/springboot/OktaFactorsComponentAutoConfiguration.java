package io.oktafactors.camel.springboot;

import io.oktafactors.camel.OktaFactorsComponent;
import io.oktafactors.camel.OktaFactorsConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;

/** Sets the properties {@code camel.component.okta-factors.*} on the component when Camel creates it. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", "camel.component.okta-factors"})
public class OktaFactorsComponentAutoConfiguration {

    @Lazy
    @Bean
    ComponentCustomizer oktaFactorsComponentCustomizer(CamelContext context, ConfigurableEnvironment environment) {
        return ComponentCustomizer.builder(OktaFactorsComponent.class).build((name, component) -> {
            PropertiesComponent sources = context.getPropertiesComponent();
            if (sources.getPropertiesSource(SpringOktaProperties.NAME) == null) {
                sources.addPropertiesSource(new SpringOktaProperties(environment));
            }
            // A component of another name is for another caller: it must not get the credentials of this one.
            if (name.equals(OktaFactorsConstants.SCHEME)) {
                CamelPropertiesHelper.setCamelProperties(context, component, ComponentProperties.of(environment), true);
            }
        });
    }
}
