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
 * A push, or the activation of a push factor, that the user has not answered: its poll address and the last answer. It is state
 * without a thread; {@link PushWatch} decides when it is polled.
 */
final class OpenPush {

    /** How it ended, and the last answer about it. */
    record End(OktaFactorsOutcome outcome, OktaResponse last) {}

    /** A poll that hangs must not delay others. */
    private static final long LONGEST_POLL = 10_000;

    /** The end: no other poll follows. */
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

    /** When the next poll is due, on the clock of {@link System#nanoTime()}; used by the watch. */
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

    /** Ends the wait at the time limit; cancelled when it ends before. */
    void limitedBy(ScheduledFuture<?> task) {
        result.whenComplete((end, failure) -> task.cancel(false));
    }

    /** Makes its next request the withdrawal; false if it cannot be withdrawn. */
    boolean withdraw() {
        boolean can = cancel != null;
        withdrawn = can;
        return can;
    }

    boolean isWithdrawn() {
        return withdrawn;
    }

    /** How many milliseconds its withdrawal has to wait: 0, except after one that failed. */
    long beforeWithdrawal() {
        return beforeWithdrawal;
    }

    /** Whether another request is useful. */
    boolean isOpen() {
        return !result.isDone() || withdrawn;
    }

    /** Ends the wait, whether it has been withdrawn or not. */
    void limitReached() {
        result.complete(new End(OktaFactorsOutcome.LIMIT_REACHED, last));
    }

    /** Sends the next request: a poll, or the withdrawal. */
    CompletableFuture<Turn> turn() {
        return withdrawn ? withdrawing() : asking();
    }

    /**
     * What follows a request.
     *
     * @param again milliseconds until its next request
     * @param pause milliseconds during which no push may be polled
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
            return again(); // a page of another server, such as a proxy
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
        return again(); // the next answer has the same information
    }

    /** If it cannot be withdrawn, the user may have answered at the last moment: the next poll tells. */
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

    /** As for any call that removes; the caller does not wait for it. */
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

    /** Milliseconds until the limit of a 429 is over. */
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
