package io.oktafactors.camel;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
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
        OktaFactorsConfiguration options = endpoint.getConfiguration();
        OktaCaller caller = endpoint.caller();
        try {
            OktaRequest request = OktaRequest.from(endpoint.getOperation(), options, exchange);
            if (endpoint.awaits()) {
                AwaitedCall call = new AwaitedCall(
                        caller,
                        request,
                        options.pushSettings(),
                        options.getOutputType(),
                        (response, body) ->
                                endpoint.tellChallenge(exchange, message -> write(response, body, message)));
                return end(exchange, callback, request, call.start(), AwaitedCall.End::writeTo);
            }
            return end(
                    exchange,
                    callback,
                    request,
                    caller.send(request),
                    (response, message) ->
                            write(response, AnswerBody.of(request, response, options.getOutputType()), message));
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private <T> boolean end(
            Exchange exchange,
            AsyncCallback callback,
            OktaRequest request,
            CompletableFuture<T> call,
            BiConsumer<T, Message> writer) {
        if (call.isDone()) {
            call.whenComplete((answer, failure) -> finish(exchange, request, answer, failure, writer));
            callback.done(true);
            return true;
        }
        OktaThreads threads = endpoint.caller().threads();
        call.whenCompleteAsync(
                (answer, failure) -> {
                    finish(exchange, request, answer, failure, writer);
                    callback.done(false);
                },
                threads::resume);
        threads.hold(call);
        return false;
    }

    /** Never throws: the outcome, good or bad, is on the exchange. */
    private static <T> void finish(
            Exchange exchange, OktaRequest request, T answer, Throwable failure, BiConsumer<T, Message> writer) {
        try {
            if (failure != null) {
                throw failure instanceof RuntimeCamelException own ? own : OktaFactorsException.of(request, failure);
            }
            writer.accept(answer, exchange.getMessage());
        } catch (Exception e) {
            exchange.setException(e);
        }
    }

    private static void write(OktaResponse response, AnswerBody body, Message message) {
        response.writeTo(message);
        body.writeTo(message);
    }
}
