package io.oktafactors.camel.dynamic;

import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Parameters of one call that its URI computes from the message, on their way to the producer of the endpoint that many such URIs
 * have in common. They rank as options do: the headers of the message outrank them.
 *
 * @param endpointUri of the endpoint that they are for, and no other on the way
 */
public record ComputedParameters(String endpointUri, Map<OktaFactorsParameter, String> values) {

    private static final String PROPERTY = "CamelOktaFactorsComputedParameters";

    /** Gives the values to the next call of the endpoint that the exchange is sent to. */
    static void give(Exchange exchange, Map<OktaFactorsParameter, String> values) {
        String uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        exchange.setProperty(PROPERTY, new ComputedParameters(uri, values));
    }

    /** The values that were given for a call of the endpoint, for one call; empty for none. */
    public static Map<OktaFactorsParameter, String> take(Exchange exchange, Endpoint endpoint) {
        if (exchange.hasProperties()
                && exchange.getProperty(PROPERTY) instanceof ComputedParameters given
                && endpoint.getEndpointUri().equals(given.endpointUri)) {
            drop(exchange);
            return given.values;
        }
        return Map.of();
    }

    static void drop(Exchange exchange) {
        exchange.removeProperty(PROPERTY);
    }

    @Override
    public String toString() {
        return "parameters " + values.keySet();
    }
}
