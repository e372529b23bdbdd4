package io.oktafactors.camel.springboot;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Spring's properties {@code okta.client.*} in all the spellings that Spring accepts, except system properties and environment
 * variables: the component looks these up itself, in their place of the order.
 */
final class SpringOktaProperties implements LoadablePropertiesSource {

    /** The name under which the component finds it. */
    static final String NAME = "okta-client-spring";

    private static final String PREFIX = "okta.client.";

    /** The last one contains all others. */
    private static final Set<String> OTHERS =
            Set.of("systemProperties", "systemEnvironment", "configurationProperties");

    private final List<PropertySource<?>> sources;
    private final Binder binder;

    SpringOktaProperties(ConfigurableEnvironment environment) {
        sources = environment.getPropertySources().stream()
                .filter(source -> !OTHERS.contains(source.getName()))
                .toList();
        binder = new Binder(
                ConfigurationPropertySources.from(sources), new PropertySourcesPlaceholdersResolver(environment));
    }

    @Override
    public String getName() {
        return NAME;
    }

    /** The value of a property. A list, for example of scopes, is joined by spaces. */
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

    /** All properties, known or not, under the names with which they are set; names of lists are without indices. */
    @Override
    public Properties loadProperties(Predicate<String> filter) {
        Properties found = new Properties();
        sources.stream()
                .filter(EnumerablePropertySource.class::isInstance)
                .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
                .filter(name -> name.startsWith(PREFIX))
                .map(name -> name.replaceFirst("\\[.*", ""))
                .filter(filter)
                .forEach(name -> Optional.ofNullable(getProperty(name)).ifPresent(text -> found.put(name, text)));
        return found;
    }

    @Override
    public Properties loadProperties() {
        return loadProperties(name -> true);
    }

    @Override
    public void reloadProperties(String location) {
        // nothing is cached
    }
}
