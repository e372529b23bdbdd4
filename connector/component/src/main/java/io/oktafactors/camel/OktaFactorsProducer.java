package io.oktafactors.camel;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Turns an exchange into a request and its answer into the exchange's message. What need not wait ends on the caller's thread. */
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
            CompletableFuture<OktaResponse> answer = endpoint.caller().send(request);
            if (!answer.isDone()) {
                OktaThreads threads = endpoint.caller().threads();
                answer.whenCompleteAsync(
                        (response, failure) -> {
                            finish(exchange, request, response, failure);
                            callback.done(false);
                        },
                        threads.resumer());
                threads.hold(answer);
                return false;
            }
            answer.whenComplete((response, failure) -> finish(exchange, request, response, failure));
        } catch (Exception e) {
            exchange.setException(e);
        }
        callback.done(true);
        return true;
    }

    /** Never throws: the outcome, good or bad, is on the exchange. */
    private void finish(Exchange exchange, OktaRequest request, OktaResponse response, Throwable failure) {
        try {
            if (failure != null) {
                throw OktaFactorsException.of(request, failure);
            }
            AnswerBody body =
                    AnswerBody.of(request, response, endpoint.getConfiguration().getOutputType());
            response.writeTo(exchange.getMessage());
            body.writeTo(exchange.getMessage());
        } catch (Exception e) {
            exchange.setException(e);
        }
    }
}
