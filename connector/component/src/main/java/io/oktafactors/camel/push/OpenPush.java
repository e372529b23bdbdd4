package io.oktafactors.camel.push;

import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.admission.Admission.Attempt;
import io.oktafactors.camel.admission.Admission.Purpose;
import io.oktafactors.camel.call.Failure;
import io.oktafactors.camel.call.OktaCaller;
import io.oktafactors.camel.concurrent.RemainingTime;
import io.oktafactors.camel.credential.TokenException;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.NoAnswerException;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsOutcome;
import io.oktafactors.camel.request.OktaRequest;
import io.oktafactors.camel.request.PushSettings;
import io.oktafactors.camel.request.Retries;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;

/**
 * A push that the user has not answered, or the activation of one: where to ask, and what came last. It is state, with no thread
 * of its own; {@link PushWatch} says when it asks.
 */
final class OpenPush {

    /** How it ended, and the last answer about it. */
    record End(OktaFactorsOutcome outcome, OktaResponse last) {}

    /** A question that hangs must not keep others from being asked. */
    private static final long LONGEST_POLL = 10_000;

    /** One that leaves nothing to say. */
    static final Turn OVER = new Turn(0, 0);

    private final OktaCaller caller;
    private final OktaRequest request;
    private final PushSettings settings;
    private final CompletableFuture<End> result = new CompletableFuture<>();

    private Address poll;
    private Address cancel;
    private volatile OktaResponse last;
    private volatile boolean withdrawn;
    private int withdrawals;
    private volatile long beforeWithdrawal;

    /** When it is its turn, on the clock of {@link System#nanoTime()}; the watch's. */
    long due;

    OpenPush(OktaCaller caller, OktaRequest request, OktaResponse first, PushAnswer answer) {
        this.caller = caller;
        this.request = request;
        this.settings = request.options().push();
        this.last = first;
        this.poll = answer.poll();
        this.cancel = answer.cancel();
    }

    CompletableFuture<End> result() {
        return result;
    }

    PushSettings settings() {
        return settings;
    }

    /** What ends the wait; called off when it ends before. */
    void limitedBy(ScheduledFuture<?> task) {
        result.whenComplete((end, failure) -> task.cancel(false));
    }

    /** Has its next turn used to withdraw it; false where that cannot be. */
    boolean withdraw() {
        boolean can = cancel != null;
        withdrawn = can;
        return can;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** How many milliseconds its withdrawal has to wait: none, but after one that failed. */
    long beforeWithdrawal() {
        return beforeWithdrawal;
    }

    /** Whether another turn has a use. */
    boolean isOpen() {
        return !result.isDone() || withdrawn;
    }

    /** Ends the wait, whether it was withdrawn by now or not. */
    void limitReached() {
        result.complete(new End(OktaFactorsOutcome.LIMIT_REACHED, last));
    }

    /** Uses its turn. */
    CompletableFuture<Turn> turn() {
        return withdrawn ? withdrawing() : asking();
    }

    /**
     * What follows a turn.
     *
     * @param again after how many milliseconds it may have another one
     * @param pause for how many milliseconds nobody may ask
     */
    record Turn(long again, long pause) {}

    private CompletableFuture<Turn> asking() {
        OktaRequest question = request.to(request.operation().poll(), poll);
        long start = System.nanoTime();
        return attempt(question, Purpose.POLL).handle((answer, failure) -> {
            if (result.isDone()) {
                return OVER;
            }
            try {
                return failure == null
                        ? answered(question, answer, System.nanoTime() - start)
                        : unanswered(question, failure);
            } catch (Failure e) {
                caller.meters().failed(question.operation(), e, System.nanoTime() - start);
                result.completeExceptionally(e);
                return OVER;
            }
        });
    }

    private Turn answered(OktaRequest question, OktaResponse answer, long nanos) {
        caller.meters().called(question.operation(), answer.status(), nanos);
        if (answer.status() == 429) {
            return new Turn(settings.interval(), pauseAfter(answer));
        }
        if (answer.status() >= 500) {
            return again();
        }
        if (answer.status() == 404 && "E0000191".equals(answer.error().code())) {
            last = answer;
            return end(OktaFactorsOutcome.TIMEOUT);
        }
        if (!answer.isSuccess()) {
            throw Failure.answered(question, answer, "");
        }
        PushAnswer read;
        try {
            read = PushAnswer.read(question, answer);
        } catch (IOException e) {
            return again(); // a page of something on the way, such as a proxy
        }
        last = answer;
        poll = read.poll() == null ? poll : read.poll();
        cancel = read.cancel() == null ? cancel : read.cancel();
        return read.outcome() == null ? again() : end(read.outcome());
    }

    private Turn unanswered(OktaRequest question, Throwable failure) {
        if (failure instanceof Admission.Refusal refusal) {
            return new Turn(Math.max(settings.interval(), refusal.retryAfter().toMillis()), 0);
        }
        if (failure instanceof TokenException token && token.status() >= 400 && token.status() < 500) {
            throw Failure.of(question, failure);
        }
        return again(); // the next answer tells as much
    }

    /** If it cannot be withdrawn, the user may have answered at the last moment: its next turn tells. */
    private CompletableFuture<Turn> withdrawing() {
        withdrawn = false;
        withdrawals++;
        OktaRequest withdrawal = request.to(OktaFactorsOperation.cancelFactorTransaction, cancel);
        return attempt(withdrawal, Purpose.CANCEL).handle((answer, failure) -> {
            if (isMadeAgain(answer, failure)) {
                withdrawn = true;
                return new Turn(beforeWithdrawal, 0);
            }
            boolean refused = answer != null && answer.status() / 100 == 4 && answer.status() != 429;
            return refused ? OVER : end(OktaFactorsOutcome.LIMIT_REACHED);
        });
    }

    /** As for any call that removes; the caller is not kept waiting for it. */
    private boolean isMadeAgain(OktaResponse answer, Throwable failure) {
        Retries retries = request.options().retries();
        boolean limited = answer != null && answer.status() == 429;
        boolean unavailable = answer != null ? answer.isUnavailable() : failure instanceof NoAnswerException;
        if (withdrawals >= retries.attempts() || !limited && !unavailable) {
            return false;
        }
        beforeWithdrawal = limited ? pauseAfter(answer) : retries.delayAfter(withdrawals);
        return !limited || beforeWithdrawal <= retries.rateLimitWait();
    }

    /** Milliseconds until the limit that a 429 tells of is over. */
    private static long pauseAfter(OktaResponse limited) {
        return Retries.spread(limited.rateLimit().retryAfter().toMillis());
    }

    private CompletableFuture<OktaResponse> attempt(OktaRequest question, Purpose purpose) {
        long time = Math.min(LONGEST_POLL, request.options().timeouts().request());
        return caller.attempt(new Attempt(question, purpose), new RemainingTime(time));
    }

    private Turn again() {
        return new Turn(settings.interval(), 0);
    }

    private Turn end(OktaFactorsOutcome outcome) {
        withdrawn = false;
        result.complete(new End(outcome, last));
        return OVER;
    }
}
