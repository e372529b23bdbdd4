package io.oktafactors.camel.push;

import io.oktafactors.camel.AnswerHeaders;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsException;
import io.oktafactors.camel.call.AnswerBody;
import io.oktafactors.camel.call.OktaAnswer;
import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.operation.OktaFactorsOutcome;
import io.oktafactors.camel.request.OktaRequest;
import io.oktafactors.camel.request.PushSettings;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Message;

/** A call that ends when the user has answered on the phone, or will not any more. */
public final class AwaitedCall {

    /** What the message gets. */
    public record End(OktaFactorsOutcome outcome, OktaResponse last, AnswerBody first) {

        public void writeTo(Message message) {
            AnswerHeaders.write(last, message);
            first.writeNextTo(message);
            message.setHeader(OktaFactorsConstants.OUTCOME, outcome.name());
            message.setBody(outcome.name());
        }
    }

    private final OktaCaller caller;
    private final OktaRequest request;
    private final PushSettings settings;
    private final Function<OktaAnswer, Runnable> challenge;
    private final CompletableFuture<End> result = new CompletableFuture<>();

    /**
     * @param challenge makes of the first answer, if there is something to wait for, the task that tells the user; what that
     *     throws ends the call
     */
    public AwaitedCall(
            OktaCaller caller, OktaRequest request, PushSettings settings, Function<OktaAnswer, Runnable> challenge) {
        this.caller = caller;
        this.request = request;
        this.settings = settings;
        this.challenge = challenge;
    }

    public CompletableFuture<End> start() {
        CompletableFuture<OktaAnswer> sent = caller.send(request);
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
            result.complete(new End(answer.outcome(), response, first.body()));
        } else if (answer.poll() == null) {
            throw OktaFactorsException.unreadable(
                    request, response, "has no poll link on the origin of the organization");
        } else {
            watch(first, answer);
        }
    }

    private PushAnswer read(OktaResponse response) {
        try {
            return PushAnswer.read(request, response);
        } catch (IOException e) {
            throw OktaFactorsException.unreadable(request, response, "cannot be read as JSON");
        }
    }

    private void watch(OktaAnswer first, PushAnswer answer) {
        Runnable telling = challenge.apply(first); // now: later the exchange may be with the route again
        OpenPush push = new OpenPush(caller, request, settings, first.response(), answer);
        push.result().whenComplete((end, failure) -> {
            if (failure == null) {
                result.complete(new End(end.outcome(), end.last(), first.body()));
            } else {
                result.completeExceptionally(failure);
            }
        });
        caller.pushes().add(push);
        result.whenComplete((end, failure) -> {
            if (failure != null) {
                push.result().cancel(false);
            }
        });
        caller.threads().resume(() -> tell(telling));
    }

    /** Who is not told what to do cannot answer: then the wait is over at once. */
    private void tell(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }
}
