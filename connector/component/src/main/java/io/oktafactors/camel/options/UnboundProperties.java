package io.oktafactors.camel.options;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.util.StringHelper;

/**
 * Properties of the component in Camel or Spring that nothing passes to the component. Camel Main and the Spring Boot starter
 * pass them; a Spring Boot app that has the component without its starter does not.
 */
public final class UnboundProperties {

    private static final String PREFIX = "camel.component.okta-factors.";

    private UnboundProperties() {}

    /**
     * What to do about them, as part of a message that quotes no value; empty if there are none.
     *
     * @param options the names of the options
     */
    public static Optional<String> advice(CamelContext context, Collection<String> options) {
        PropertiesComponent properties = context.getPropertiesComponent();
        if (properties
                .resolveProperty(PREFIX + "enabled")
                .filter("false"::equals)
                .isPresent()) {
            return Optional.empty(); // the starter is disabled
        }
        return new TreeSet<>(options)
                .stream()
                        .flatMap(option -> Stream.of(StringHelper.camelCaseToDash(option), option))
                        .map(option -> PREFIX + option)
                        .filter(name -> properties.resolveProperty(name).isPresent())
                        .findFirst()
                        .map(name -> name + " is set, but the component did not receive it. In Spring Boot, add the"
                                + " dependency io.oktafactors:camel-okta-factors-starter instead of"
                                + " camel-okta-factors. Without Spring Boot, start Camel with Camel Main");
    }
}
