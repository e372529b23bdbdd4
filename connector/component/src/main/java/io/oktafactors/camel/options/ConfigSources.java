package io.oktafactors.camel.options;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.spi.PropertiesSource;

/**
 * Sets options that are not set from the places of Okta's clients: properties of Camel (or Spring), system properties,
 * environment variables, {@code ./okta.yaml}, {@code ~/.okta/okta.yaml}, in this order. The files and the
 * properties of Camel are read once, and each key is looked up once.
 */
public final class ConfigSources {

    /** The name of the source in which the Spring Boot starter has Spring's own properties. */
    private static final String SPRING = "okta-client-spring";

    private final List<ConfigSource> sources;

    /** The place of each key that was looked up: an app may have many endpoints, and each looks up all keys. */
    private final Map<ClientProperty, Optional<ConfigSource>> found = new ConcurrentHashMap<>();

    private ConfigSources(List<ConfigSource> sources) {
        this.sources = sources;
    }

    public static ConfigSources of(CamelContext context) {
        return of(context, System.getenv());
    }

    public static ConfigSources of(CamelContext context, Map<String, String> environment) {
        Path here = Path.of(System.getProperty("user.dir", ""), "okta.yaml");
        Path home = Path.of(System.getProperty("user.home", ""), ".okta", "okta.yaml");
        Properties own =
                context.getPropertiesComponent().loadProperties(name -> name.startsWith(ClientProperty.PREFIX));
        return new ConfigSources(List.of(
                new ConfigSource(
                        2,
                        "the property ",
                        name -> name,
                        key -> camelProperty(context, own, key),
                        own::stringPropertyNames),
                new ConfigSource(
                        3, "the system property ", name -> name, System::getProperty, () -> System.getProperties()
                                .stringPropertyNames()),
                new ConfigSource(
                        4,
                        "the environment variable ",
                        ClientProperty::variable,
                        key -> environment.get(ClientProperty.variable(key)),
                        environment::keySet),
                ConfigSource.of(5, "./okta.yaml, ", OktaYaml.read(here)),
                ConfigSource.of(6, "~/.okta/okta.yaml, ", OktaYaml.read(home))));
    }

    /**
     * Sets each option that has no value to the first value found.
     *
     * @return the source of each of these values
     * @throws IllegalArgumentException if a text is not a valid value, or a misspelled key would have been used; the message
     * names the place
     */
    public Map<ClientProperty, ConfigSource> fill(OptionTarget options) {
        Map<ClientProperty, ConfigSource> origins = new EnumMap<>(ClientProperty.class);
        for (ClientProperty key : ClientProperty.values()) {
            if (!options.isSet(key)) {
                found.computeIfAbsent(key, this::find).ifPresent(source -> {
                    take(options, key, source);
                    origins.put(key, source);
                });
            }
        }
        return origins;
    }

    private Optional<ConfigSource> find(ClientProperty key) {
        for (ConfigSource source : sources) {
            if (source.spellingOf(key) != null) {
                return Optional.of(source);
            }
            refuseMistyped(key, source);
        }
        return Optional.empty();
    }

    /** Other keys of Okta's clients are ignored. */
    private static void refuseMistyped(ClientProperty key, ConfigSource source) {
        source.mistypedNamesOf(key).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("Unknown setting: " + source.place() + name + ". Did you mean "
                    + source.name().apply(key.key()) + " (option " + key + ")?");
        });
    }

    private static void take(OptionTarget options, ClientProperty key, ConfigSource source) {
        try {
            options.setText(key, source.values().apply(source.spellingOf(key)).trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The value of " + source.describe(key) + " (option " + key + ") " + e.getMessage());
        }
    }

    /**
     * In Camel and Spring, system properties and variables take precedence over their own properties: here these are separate
     * places.
     */
    private static String camelProperty(CamelContext context, Properties own, String key) {
        PropertiesComponent properties = context.getPropertiesComponent();
        PropertiesSource spring = properties.getPropertiesSource(SPRING);
        String ofSpring = spring == null ? null : spring.getProperty(key);
        if (ofSpring != null) {
            return ofSpring;
        }
        String value = own.getProperty(key);
        if (value != null) {
            return value.contains("{{") ? properties.parseUri(value) : value;
        }
        Optional<String> found = System.getProperty(key) == null ? properties.resolveProperty(key) : Optional.empty();
        return found.filter(text -> !text.equals(System.getenv(ClientProperty.variable(key)))
                        && !text.equals(System.getenv(ClientProperty.variable(key.replace("-", "")))))
                .orElse(null);
    }
}
