package io.oktafactors.camel.dynamic;

import io.oktafactors.camel.operation.OktaFactorsParameter;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;

/**
 * Parameters of one call that its URI computes from the message. They are passed to the producer of the endpoint that many such
 * URIs share. They have the precedence of options: headers of the message take precedence over them.
 *
 * @param endpointUri URI of the endpoint that they are for
 */
public record ComputedParameters(String endpointUri, Map<OktaFactorsParameter, String> values) {

    private static final String PROPERTY = "CamelOktaFactorsComputedParameters";

    /** Stores the values for the next call of the endpoint that the exchange is sent to. */
    static void give(Exchange exchange, Map<OktaFactorsParameter, String> values) {
        String uri = exchange.getProperty(ExchangePropertyKey.TO_ENDPOINT, String.class);
        exchange.setProperty(PROPERTY, new ComputedParameters(uri, values));
    }

    /** Takes the values for a call of the endpoint, once; empty if there are none. */
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
