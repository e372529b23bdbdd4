package io.oktafactors.camel;

import io.oktafactors.camel.Admission.Attempt;
import io.oktafactors.camel.Admission.Purpose;
import java.util.concurrent.CompletableFuture;

/** One call on its way, from the first attempt to the answer that the message gets. */
final class OktaCall {

    private final OktaCaller caller;
    private final OktaRequest request;
    private final CompletableFuture<OktaResponse> result = new CompletableFuture<>();
    private final long start = System.nanoTime();

    OktaCall(OktaCaller caller, OktaRequest request) {
        this.caller = caller;
        this.request = request;
    }

    CompletableFuture<OktaResponse> start() {
        CompletableFuture<OktaResponse> attempt = caller.attempt(
                new Attempt(request, Purpose.CALL), request.timeouts().request());
        attempt.whenComplete(this::settle);
        if (!attempt.isDone()) {
            result.whenComplete((value, failure) -> attempt.cancel(false));
        }
        return result;
    }

    private void settle(OktaResponse response, Throwable failure) {
        try {
            succeed(judge(response, failure));
        } catch (OktaFactorsException e) {
            fail(e);
        }
    }

    private OktaResponse judge(OktaResponse response, Throwable failure) {
        if (failure != null) {
            throw OktaFactorsException.of(request, failure);
        }
        if (!response.isSuccess()) {
            throw OktaFactorsException.from(request, response);
        }
        String fault = AnswerBody.faultOf(request.operation(), response.body());
        if (fault != null) {
            throw OktaFactorsException.unreadable(request, response, fault);
        }
        return response;
    }

    private void succeed(OktaResponse response) {
        if (!result.isDone()) {
            caller.meters().called(request.operation(), response.status(), System.nanoTime() - start);
            result.complete(response);
        }
    }

    private void fail(OktaFactorsException failure) {
        if (!result.isDone()) {
            caller.meters().failed(request.operation(), failure, System.nanoTime() - start);
            result.completeExceptionally(failure);
        }
    }
}
