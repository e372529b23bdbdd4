package io.oktafactors.camel.request;

import org.apache.camel.CamelExchangeException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;

/**
 * The reason of a failed call whose body can be read once. When the call is made again, there is nothing left to read; the
 * error about that must not replace the reason.
 *
 * @param endpoint the endpoint of the call
 * @param body the body of the call
 */
public record FirstFailure(Endpoint endpoint, Object body, Throwable reason) {

    private static final String PROPERTY = "CamelOktaFactorsFirstFailure";

    /**
     * The exception of a failed call: the failure itself or, if it was caused by an earlier attempt of the same call, the
     * failure of that attempt.
     */
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
