package io.oktafactors.camel;

import io.oktafactors.camel.options.ClientProperty;
import io.oktafactors.camel.options.OptionTarget;
import org.apache.camel.CamelContext;

/** The options of a configuration by name, read and written by Camel's generated configurer. */
public record OptionValues(CamelContext context, OktaFactorsConfiguration configuration) implements OptionTarget {

    private static final OktaFactorsConfigurationConfigurer OPTIONS = new OktaFactorsConfigurationConfigurer();

    /** The value of an option; null if it has none. */
    Object get(String option) {
        return OPTIONS.getOptionValue(configuration, option, false);
    }

    @Override
    public boolean isSet(ClientProperty key) {
        return switch (key) {
            case connectTimeout -> configuration.isConnectTimeoutGiven(); // these have defaults
            case requestTimeout -> configuration.isRequestTimeoutGiven();
            default -> {
                Object value = get(key.name());
                yield value != null && !value.toString().isBlank();
            }
        };
    }

    @Override
    public void setText(ClientProperty key, String text) {
        Object value = key.value(text, OPTIONS.getOptionType(key.name(), false));
        if (value != null) {
            OPTIONS.configure(context, configuration, key.name(), value, false);
        }
    }
}
