package io.oktafactors.camel.push;

import io.oktafactors.camel.call.Failure;
import io.oktafactors.camel.call.OktaAnswer;
import io.oktafactors.camel.call.OktaCall;
import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.operation.OktaFactorsOutcome;
import io.oktafactors.camel.request.OktaRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call that ends when the user has answered on the phone, or cannot answer any more. */
public final class AwaitedCall {

    /**
     * How it ended.
     *
     * @param last the last answer about the push
     * @param first the first answer
     */
    public record End(OktaFactorsOutcome outcome, OktaResponse last, OktaAnswer first) {}

    private final OktaCaller caller;
    private final PushWatch pushes;
    private final OktaRequest request;
    private final Function<OktaAnswer, Runnable> challenge;
    private final CompletableFuture<End> result = new CompletableFuture<>();

    /**
     * @param challenge makes from the first answer, if there is something to wait for, the task that informs the user; an
     * exception of it ends the call
     */
    public AwaitedCall(
            OktaCaller caller, PushWatch pushes, OktaRequest request, Function<OktaAnswer, Runnable> challenge) {
        this.caller = caller;
        this.pushes = pushes;
        this.request = request;
        this.challenge = challenge;
    }

    public CompletableFuture<End> start() {
        CompletableFuture<OktaAnswer> sent = new OktaCall(caller, request).start();
        sent.whenComplete((answer, failure) -> {
            try {
                if (failure != null) {
                    result.completeExceptionally(failure);
                } else {
                    answered(answer);
                }
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        });
        if (!sent.isDone()) {
            result.whenComplete((end, failure) -> sent.cancel(false));
        }
        return result;
    }

    private void answered(OktaAnswer first) {
        OktaResponse response = first.response();
        PushAnswer answer = read(response);
        if (answer.outcome() != null) {
            result.complete(new End(answer.outcome(), response, first));
        } else if (answer.poll() == null) {
            throw Failure.unreadable(request, response, "has no link \"poll\" with the origin of the organization");
        } else {
            watch(first, answer);
        }
    }

    private PushAnswer read(OktaResponse response) {
        try {
            return PushAnswer.read(request, response);
        } catch (IOException e) {
            throw Failure.unreadable(request, response, "cannot be parsed as JSON");
        }
    }

    private void watch(OktaAnswer first, PushAnswer answer) {
        Runnable telling = challenge.apply(first); // now: later the route may use the exchange again
        OpenPush push = new OpenPush(caller, request, first.response(), answer);
        push.result().whenComplete((end, failure) -> {
            if (failure == null) {
                result.complete(new End(end.outcome(), end.last(), first));
            } else {
                result.completeExceptionally(failure);
            }
        });
        pushes.add(push);
        result.whenComplete((end, failure) -> {
            if (failure != null) {
                push.result().cancel(false);
            }
        });
        caller.threads().resume(() -> tell(telling));
    }

    /** A user who is not informed cannot answer, so an error ends the wait at once. */
    private void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
