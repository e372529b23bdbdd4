package io.oktafactors.camel.admission;

import io.oktafactors.camel.gate.LimitCheck;
import io.oktafactors.camel.gate.LimitedCall;
import io.oktafactors.camel.gate.RecipientLimiter;
import io.oktafactors.camel.gate.RecipientPermit;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.request.OktaRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Lets calls with a side effect on a phone, a mailbox or a user pass the limits of recipients (gates), before the next
 * admission.
 */
final class GateAdmission implements Admission {

    private final RecipientLimiter gates;
    private final RecipientDirectory deeds;
    private final Admission next;

    GateAdmission(RecipientLimiter gates, RecipientDirectory deeds, Admission next) {
        this.gates = gates;
        this.deeds = deeds;
        this.next = next;
    }

    @Override
    public CompletableFuture<Permit> admit(Attempt attempt) {
        OktaRequest request = attempt.request();
        SideEffectTracker call = SideEffectTracker.of(deeds, request);
        if (call == null) {
            return next.admit(attempt);
        }
        Entry entry = new Entry(attempt, call);
        long longest = TimeUnit.MILLISECONDS.toNanos(request.options().budget().longestWait());
        RecipientPermit pass =
                attempt.purpose() == Purpose.REDO ? gates.enterAgain(entry) : gates.enter(entry, longest);
        if (pass != null) {
            entry.passed(pass);
        }
        return entry;
    }

    /** One call, first at the gates and then at the next admission. */
    private final class Entry extends CompletableFuture<Permit> implements LimitedCall {

        private final Attempt attempt;
        private final SideEffectTracker call;
        private final long start = System.nanoTime();

        Entry(Attempt attempt, SideEffectTracker call) {
            this.attempt = attempt;
            this.call = call;
        }

        @Override
        public List<LimitCheck> claims() {
            return call.claims();
        }

        @Override
        public void passed(RecipientPermit pass) {
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            CompletableFuture<Permit> admitted = isDone()
                    ? CompletableFuture.failedFuture(
                            new Refusal("the call was cancelled while it waited", Duration.ZERO))
                    : next.admit(attempt.after(waited));
            admitted.whenComplete((permit, refusal) -> {
                if (permit == null) {
                    pass.unused();
                    completeExceptionally(refusal);
                } else if (!complete(new Passed(permit, pass, call))) {
                    pass.unused();
                    permit.unused();
                }
            });
            if (!admitted.isDone()) {
                whenComplete((permit, failure) -> admitted.cancel(false));
            }
        }

        @Override
        public void refused(String why, Duration retryAfter) {
            completeExceptionally(new Refusal(why, retryAfter));
        }
    }

    private record Passed(Permit permit, RecipientPermit pass, SideEffectTracker call) implements Permit {

        @Override
        public void answered(OktaResponse answer) {
            call.answered(answer, pass);
            permit.answered(answer);
        }

        @Override
        public void lost() {
            call.lost(pass);
            permit.lost();
        }

        @Override
        public void unused() {
            pass.unused();
            permit.unused();
        }
    }
}
