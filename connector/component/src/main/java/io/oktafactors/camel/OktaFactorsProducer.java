package io.oktafactors.camel;

import io.oktafactors.camel.call.OktaAnswer;
import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.push.AwaitedCall;
import io.oktafactors.camel.request.OktaRequest;
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
        Call<?> call;
        try {
            call = begin(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
        return end(call, exchange, callback);
    }

    /** A call on its way, and how its end gets onto the message. */
    private record Call<T>(OktaRequest request, CompletableFuture<T> end, BiConsumer<T, Message> writer) {}

    private Call<?> begin(Exchange exchange) throws Exception {
        OktaRequest request = OktaRequest.from(endpoint, exchange);
        if (!endpoint.awaits()) {
            return new Call<>(request, endpoint.caller().send(request), OktaAnswer::writeTo);
        }
        AwaitedCall awaited = new AwaitedCall(
                endpoint.caller(),
                request,
                endpoint.getConfiguration().pushSettings(),
                answer -> endpoint.telling(exchange, answer::writeTo));
        return new Call<>(request, awaited.start(), AwaitedCall.End::writeTo);
    }

    private <T> boolean end(Call<T> call, Exchange exchange, AsyncCallback callback) {
        if (call.end().isDone()) {
            call.end().whenComplete((answer, failure) -> finish(call, exchange, answer, failure));
            callback.done(true);
            return true;
        }
        OktaThreads threads = endpoint.caller().threads();
        call.end()
                .whenCompleteAsync(
                        (answer, failure) -> {
                            finish(call, exchange, answer, failure);
                            callback.done(false);
                        },
                        threads::resume);
        threads.hold(call.end());
        return false;
    }

    /** Never throws: the outcome, good or bad, is on the exchange. */
    private static <T> void finish(Call<T> call, Exchange exchange, T answer, Throwable failure) {
        try {
            if (failure != null) {
                throw failure instanceof RuntimeCamelException own
                        ? own
                        : OktaFactorsException.of(call.request(), failure);
            }
            call.writer().accept(answer, exchange.getMessage());
        } catch (Exception | Error e) {
            exchange.setException(e);
        }
    }
}
