package io.oktafactors.camel.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.util.StringHelper;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The properties {@code camel.component.okta-factors.*}, one for each option of the component, in all the spellings that Spring
 * accepts. The list of options is the component's catalog. The metadata for editors, {@code
 * spring-configuration-metadata.json}, are generated from the same catalog.
 */
final class ComponentProperties {

    static final String PREFIX = "camel.component.okta-factors.";

    private static final String CATALOG = "/META-INF/io/oktafactors/camel/okta-factors.json";

    /** A bean that holds all options; each option has its own property. */
    private static final String ALL_OPTIONS = "configuration";

    private ComponentProperties() {}

    /**
     * The values that are set, by option.
     *
     * @throws org.springframework.boot.context.properties.bind.BindException if one is not of the type of its option
     */
    static Map<String, Object> of(Environment environment) {
        Binder binder = Binder.get(environment);
        Map<String, Object> values = new HashMap<>();
        options().forEach((option, described) -> binder.bind(nameOf(option), typeOf(described))
                .ifBound(value -> values.put(option, value)));
        return values;
    }

    /** The type of the property of an option. A bean is given by its name. */
    static Class<?> typeOf(JsonNode option) {
        return switch (option.path("type").asText()) {
            case "boolean" -> Boolean.class;
            case "integer" -> Integer.class;
            case "duration" -> Duration.class;
            case "enum" -> ClassUtils.resolveClassName(option.path("javaType").asText(), null);
            default -> String.class;
        };
    }

    /** The options that have a property, with their rows of the catalog. */
    static Map<String, JsonNode> options() {
        try (InputStream catalog = ComponentProperties.class.getResourceAsStream(CATALOG)) {
            Map<String, JsonNode> options = new HashMap<>();
            new ObjectMapper()
                    .readTree(catalog)
                    .path("componentProperties")
                    .fields()
                    .forEachRemaining(option -> options.put(option.getKey(), option.getValue()));
            options.remove(ALL_OPTIONS);
            return options;
        } catch (IOException e) {
            throw new UncheckedIOException("The component's catalog cannot be read", e);
        }
    }

    /** The property of an option, such as {@code camel.component.okta-factors.org-url}. */
    static String nameOf(String option) {
        return PREFIX + StringHelper.camelCaseToDash(option);
    }
}
