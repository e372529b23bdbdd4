package io.oktafactors.camel.springboot;

import java.util.Set;
import org.apache.camel.spi.PropertiesSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Spring's properties {@code okta.client.*} in all the spellings that Spring knows, but for those that are system properties or
 * variables of the environment: these have places of their own in the order in which the component looks.
 */
final class SpringOktaProperties implements PropertiesSource {

    /** The name by which the component asks for it. */
    static final String NAME = "okta-client-spring";

    private static final String PREFIX = "okta.client.";

    /** The last one joins all others. */
    private static final Set<String> OTHERS =
            Set.of("systemProperties", "systemEnvironment", "configurationProperties");

    private final Binder binder;

    SpringOktaProperties(ConfigurableEnvironment environment) {
        binder = new Binder(
                ConfigurationPropertySources.from(environment.getPropertySources().stream()
                        .filter(source -> !OTHERS.contains(source.getName()))
                        .toList()),
                new PropertySourcesPlaceholdersResolver(environment));
    }

    @Override
    public String getName() {
        return NAME;
    }

    /** A list, such as of scopes, is joined by spaces. */
    @Override
    public String getProperty(String name) {
        if (!name.startsWith(PREFIX)) {
            return null;
        }
        ConfigurationPropertyName key = ConfigurationPropertyName.adapt(name, '.');
        return binder.bind(key, Bindable.of(String.class))
                .orElseGet(() -> binder.bind(key, Bindable.listOf(String.class))
                        .map(texts -> String.join(" ", texts))
                        .orElse(null));
    }
}
