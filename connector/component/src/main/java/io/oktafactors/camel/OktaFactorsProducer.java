package io.oktafactors.camel;

import io.oktafactors.camel.call.Failure;
import io.oktafactors.camel.call.OktaAnswer;
import io.oktafactors.camel.call.OktaCall;
import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.connection.OktaConnections.Connection;
import io.oktafactors.camel.dynamic.ComputedParameters;
import io.oktafactors.camel.push.AwaitedCall;
import io.oktafactors.camel.request.FirstFailure;
import io.oktafactors.camel.request.OktaRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Turns an exchange into a request, and its answer into the exchange's message. A call that need not wait ends on the caller's
 * thread.
 */
class OktaFactorsProducer extends DefaultAsyncProducer {

    private final RequestReader reader;
    private final Connection connection;
    private final boolean awaits;
    private final String challengeEndpoint;
    private ProducerTemplate challenges;

    /**
     * @param awaits whether calls end when a user has answered
     * @param challengeEndpoint endpoint that gets what a user needs to answer; null for none
     */
    OktaFactorsProducer(
            Endpoint endpoint, RequestReader reader, Connection connection, boolean awaits, String challengeEndpoint) {
        super(endpoint);
        this.reader = reader;
        this.connection = connection;
        this.awaits = awaits;
        this.challengeEndpoint = challengeEndpoint;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            OktaRequest request = reader.read(exchange, ComputedParameters.take(exchange, getEndpoint()));
            return awaits
                    ? end(request, await(exchange, request), AnswerWriter::write, exchange, callback)
                    : end(
                            request,
                            new OktaCall(connection.caller(), request).start(),
                            AnswerWriter::write,
                            exchange,
                            callback);
        } catch (Exception e) {
            exchange.setException(FirstFailure.of(exchange, getEndpoint(), e));
            callback.done(true);
            return true;
        }
    }

    private CompletableFuture<AwaitedCall.End> await(Exchange exchange, OktaRequest request) {
        return new AwaitedCall(connection.caller(), connection.pushes(), request, answer -> telling(exchange, answer))
                .start();
    }

    private <T> boolean end(
            OktaRequest request,
            CompletableFuture<T> end,
            BiConsumer<T, Message> writer,
            Exchange exchange,
            AsyncCallback callback) {
        if (end.isDone()) {
            end.whenComplete((answer, failure) -> finish(request, writer, exchange, answer, failure));
            callback.done(true);
            return true;
        }
        OktaThreads threads = connection.caller().threads();
        end.whenCompleteAsync(
                (answer, failure) -> {
                    finish(request, writer, exchange, answer, failure);
                    callback.done(false);
                },
                threads::resume);
        threads.hold(end);
        return false;
    }

    /** Never throws: the result, also an exception, is set on the exchange. */
    private <T> void finish(
            OktaRequest request, BiConsumer<T, Message> writer, Exchange exchange, T answer, Throwable failure) {
        try {
            if (failure != null) {
                throw failure instanceof RuntimeCamelException own
                        ? own
                        : OktaFactorsException.of(Failure.of(request, failure));
            }
            writer.accept(answer, exchange.getMessage());
        } catch (Exception | Error e) {
            exchange.setException(FirstFailure.of(exchange, getEndpoint(), e));
        }
    }

    /** The task that sends what a user needs to answer to the challenge endpoint; it does nothing if there is none. */
    private Runnable telling(Exchange exchange, OktaAnswer answer) {
        if (challengeEndpoint == null) {
            return () -> {};
        }
        Exchange challenge = ExchangeHelper.createCorrelatedCopy(exchange, false);
        challenge.setPattern(ExchangePattern.InOnly);
        AnswerWriter.write(answer, challenge.getMessage());
        return () -> tell(challenge);
    }

    private void tell(Exchange challenge) {
        challenges.send(challengeEndpoint, challenge);
        if (challenge.getException() != null) {
            throw new RuntimeCamelException(
                    "The message for the user could not be sent to the endpoint of the option challengeEndpoint",
                    challenge.getException());
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (challengeEndpoint != null) {
            challenges = getEndpoint().getCamelContext().createProducerTemplate();
        }
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(challenges);
        super.doStop();
    }
}
