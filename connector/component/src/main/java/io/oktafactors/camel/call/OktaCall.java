package io.oktafactors.camel.call;

import io.oktafactors.camel.admission.Admission.Attempt;
import io.oktafactors.camel.admission.Admission.Purpose;
import io.oktafactors.camel.concurrent.OktaThreads;
import io.oktafactors.camel.concurrent.RemainingTime;
import io.oktafactors.camel.http.NoAnswerException;
import io.oktafactors.camel.http.NoAnswerException.Reach;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.operation.OktaFactorsOperation.Effect;
import io.oktafactors.camel.request.CallOptions;
import io.oktafactors.camel.request.OktaRequest;
import io.oktafactors.camel.request.Retries;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call, from the first attempt to the answer for the message. It is repeated if that helps and does no harm. While it waits
 * it holds no thread.
 */
public final class OktaCall {

    private static final Logger LOG = LoggerFactory.getLogger(OktaCall.class);

    private final OktaCaller caller;
    private final OktaRequest request;
    private final Retries retries;
    private final RemainingTime time;
    private final CompletableFuture<OktaAnswer> result = new CompletableFuture<>();
    private final long start = System.nanoTime();

    private int attempts;
    private long waited;
    private int looks;
    private boolean lost;

    public OktaCall(OktaCaller caller, OktaRequest request) {
        this.caller = caller;
        this.request = request;
        CallOptions options = request.options();
        this.retries = options.retries();
        this.time = new RemainingTime(options.timeouts().request());
    }

    /**
     * Makes the call. The future is done when this returns if nothing had to wait; otherwise it is completed later, on a thread
     * that must not run a route. Cancelling it ends the call.
     *
     * @return a valid 2xx answer of the operation; a {@link Failure} for everything else
     */
    public CompletableFuture<OktaAnswer> start() {
        attempt(Purpose.CALL);
        return result;
    }

    private void attempt(Purpose purpose) {
        attempts++;
        follow(caller.attempt(new Attempt(request, purpose), time), this::settle);
    }

    private void settle(OktaResponse response, Throwable failure) {
        if (failure != null) {
            unanswered(failure);
        } else if (isGone(response)) {
            succeed(response.asRemoved());
        } else if (response.isSuccess()) {
            succeed(response);
        } else {
            refused(response);
        }
    }

    private void unanswered(Throwable failure) {
        if (!(failure instanceof NoAnswerException none)) {
            throw Failure.of(request, failure);
        }
        if (none.reach() != Reach.UNSENT) {
            lost = true;
            lookOrRepeat(Failure.unanswered(request, none, note(true)));
        } else {
            repeat(Failure.unanswered(request, none, note(false)));
        }
    }

    private void refused(OktaResponse response) {
        if (response.status() == 429) {
            waitForRateLimit(response);
        } else if (response.isUnavailable() && response.ofProxy()) {
            repeat(Failure.answered(request, response, note(false)));
        } else if (response.isUnavailable()) {
            lost = true;
            lookOrRepeat(Failure.answered(request, response, note(true)));
        } else {
            throw Failure.answered(request, response, "");
        }
    }

    private void waitForRateLimit(OktaResponse response) {
        if (attempts == retries.attempts() || !waits(response, () -> attempt(Purpose.REPEAT))) {
            throw Failure.answered(request, response, attempts == 1 ? "" : note(false));
        }
    }

    /** Waits for the end of a rate limit if that is allowed; returns whether it does. */
    private boolean waits(OktaResponse limited, Runnable next) {
        long wait = Retries.spread(limited.rateLimit().retryAfter().toMillis());
        if (limited.rateLimit().scope().isPersonal() || waited + wait > retries.rateLimitWait()) {
            return false;
        }
        waited += wait;
        later(wait, "429", next);
        return true;
    }

    /** After an attempt that Okta may have executed. */
    private void lookOrRepeat(Failure trouble) {
        Effect effect = request.operation().effect();
        if (effect.isRepeatable()) {
            repeat(trouble);
        } else if (effect == Effect.ENROLLS && retries.attempts() > 1) {
            looks = 0;
            pause(trouble, attempts, () -> look(trouble));
        } else {
            throw trouble;
        }
    }

    private void look(Failure trouble) {
        looks++;
        follow(new EnrollmentLookup(caller, request, time, start).find(), (found, unclear) -> {
            if (unclear != null) {
                lookAgain(trouble, unclear);
            } else if (found.isPresent()) {
                succeed(found.get());
            } else if (attempts < retries.attempts()) {
                attempt(Purpose.REDO);
            } else {
                fail(trouble);
            }
        });
    }

    private void lookAgain(Failure trouble, Throwable unclear) {
        Throwable why = unclear instanceof CompletionException ? unclear.getCause() : unclear;
        if (looks == retries.attempts() || !(why instanceof EnrollmentLookup.NoLookException none)) {
            throw trouble;
        }
        if (none.limited() == null) {
            pause(trouble, looks + 1, () -> look(trouble));
        } else if (!waits(none.limited(), () -> look(trouble))) {
            throw trouble;
        }
    }

    private void repeat(Failure trouble) {
        if (attempts == retries.attempts()) {
            throw trouble;
        }
        pause(trouble, attempts, () -> attempt(Purpose.REPEAT));
    }

    private void pause(Failure trouble, int tries, Runnable next) {
        long delay = retries.delayAfter(tries);
        if (delay >= time.millis()) {
            throw trouble;
        }
        time.take(delay);
        later(delay, trouble.status() == 0 ? "no answer" : String.valueOf(trouble.status()), next);
    }

    private void later(long delay, String why, Runnable next) {
        LOG.debug(
                "{}: attempt {} of {} ended with {}; the call continues in {} ms",
                request,
                attempts,
                retries.attempts(),
                why,
                delay);
        OktaThreads threads = caller.threads();
        threads.schedule(() -> threads.send(() -> orFail(next)), delay);
    }

    /** Handles the result, unless the call was cancelled; cancelling the call cancels what it waits for. */
    private <T> void follow(CompletableFuture<T> coming, BiConsumer<T, Throwable> outcome) {
        coming.whenComplete((value, failure) -> orFail(() -> outcome.accept(value, failure)));
        if (!coming.isDone()) {
            result.whenComplete((value, failure) -> coming.cancel(false));
        }
    }

    /** Ends the call if a step throws; does not begin a step if the call was cancelled. */
    private void orFail(Runnable step) {
        try {
            if (!result.isDone()) {
                step.run();
            }
        } catch (RuntimeException | Error e) {
            fail(Failure.of(request, e));
        }
    }

    /** The part of the error about attempts: how many there were, and why there is no other. */
    private String note(boolean mayHaveTakenEffect) {
        String count = attempts > 1 ? " (attempt " + attempts + " of " + retries.attempts() + ")" : "";
        return mayHaveTakenEffect && !request.operation().effect().isRepeatable()
                ? count + "; it is not sent again, because it may have taken effect, for example sent a code"
                : count;
    }

    private boolean isGone(OktaResponse response) {
        return lost && response.status() == 404 && request.operation().effect() == Effect.REMOVES;
    }

    private void succeed(OktaResponse response) {
        OktaAnswer answer = OktaAnswer.of(request, response);
        caller.meters().called(request.operation(), response.status(), System.nanoTime() - start);
        result.complete(answer);
    }

    private void fail(Failure failure) {
        caller.meters().failed(request.operation(), failure, System.nanoTime() - start);
        result.completeExceptionally(failure);
    }
}
