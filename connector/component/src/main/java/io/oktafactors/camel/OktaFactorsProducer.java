package io.oktafactors.camel;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Turns an exchange into a request and its answer into the exchange's message. */
class OktaFactorsProducer extends DefaultAsyncProducer {

    private final OktaFactorsEndpoint endpoint;

    OktaFactorsProducer(OktaFactorsEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            OktaRequest request = OktaRequest.from(endpoint.getOperation(), endpoint.getConfiguration(), exchange);
            OktaResponse response = endpoint.caller().send(request);
            AnswerBody body =
                    AnswerBody.of(request, response, endpoint.getConfiguration().getOutputType());
            response.writeTo(exchange.getMessage());
            body.writeTo(exchange.getMessage());
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }
}
