package io.oktafactors.camel.request;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/**
 * Why a call failed whose body can be read once. When it is made again there is nothing left to read, and what is said about
 * that must not take the place of the reason.
 *
 * @param endpoint that the call was made by
 * @param body of the call
 */
public record FirstFailure(Endpoint endpoint, Object body, Throwable reason) {

    private static final String PROPERTY = "CamelOktaFactorsFirstFailure";

    /** What a failed call is to end with: the failure itself, or where it comes of an earlier try of the same call, that one's. */
    public static Throwable of(Exchange exchange, Endpoint endpoint, Throwable failure) {
        Object body = exchange.getMessage().getBody();
        if (!JsonBody.readsOnce(body)) {
            return failure;
        }
        if (failure instanceof CamelExchangeException
                && exchange.getProperty(PROPERTY) instanceof FirstFailure first
                && first.body == body
                && first.endpoint == endpoint) {
            if (first.reason.getSuppressed().length == 0) {
                first.reason.addSuppressed(failure);
            }
            return first.reason;
        }
        exchange.setProperty(PROPERTY, new FirstFailure(endpoint, body, failure));
        return failure;
    }

    @Override
    public String toString() {
        return "failure of " + endpoint;
    }
}
