package io.oktafactors.camel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Which failure a call ends with that was made again with a body that can be read once. */
class FirstFailureTest {

    private static final DefaultCamelContext CONTEXT = new DefaultCamelContext();

    private final Endpoint endpoint = CONTEXT.getEndpoint("okta-factors:listFactors?orgUrl=https://a.okta.com&token=x");
    private final Exchange exchange = new DefaultExchange(CONTEXT);
    private final Throwable reason = new IllegalStateException("the reason");
    private final CamelExchangeException nothingLeft = new CamelExchangeException("nothing is left", exchange);

    @Test
    void theFirstReasonIsTheOneAndTheNextGoesAlongOnce() {
        exchange.getMessage().setBody(InputStream.nullInputStream());
        assertThat(FirstFailure.of(exchange, endpoint, reason)).isSameAs(reason);

        assertThat(FirstFailure.of(exchange, endpoint, nothingLeft)).isSameAs(reason);
        assertThat(FirstFailure.of(exchange, endpoint, nothingLeft)).isSameAs(reason);

        assertThat(reason).hasSuppressedException(nothingLeft);
        assertThat(reason.getSuppressed()).hasSize(1);
        assertThat(exchange.getAllProperties().values().toString()).contains("failure of " + endpoint);
    }

    @Test
    void whatFailsForAnotherReasonEndsWithThat() {
        exchange.getMessage().setBody(InputStream.nullInputStream());
        FirstFailure.of(exchange, endpoint, reason);
        Throwable other = new IllegalStateException("another");

        assertThat(FirstFailure.of(exchange, endpoint, other)).isSameAs(other);
    }

    @Test
    void anotherBodyOrAnotherEndpointIsAnotherCall() {
        exchange.getMessage().setBody(InputStream.nullInputStream());
        FirstFailure.of(exchange, endpoint, reason);
        assertThat(FirstFailure.of(exchange, CONTEXT.getEndpoint("mock:other"), nothingLeft))
                .isSameAs(nothingLeft);

        FirstFailure.of(exchange, endpoint, reason);
        exchange.getMessage().setBody(InputStream.nullInputStream());
        assertThat(FirstFailure.of(exchange, endpoint, nothingLeft)).isSameAs(nothingLeft);
    }

    @Test
    void aBodyThatCanBeReadAgainTellsItsOwn() {
        exchange.getMessage().setBody("{}");
        FirstFailure.of(exchange, endpoint, reason);

        assertThat(FirstFailure.of(exchange, endpoint, nothingLeft)).isSameAs(nothingLeft);
    }
}
