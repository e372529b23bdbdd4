package io.oktafactors.camel.admission;

import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.request.OktaRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Decides when an attempt to call an operation may be sent. Every attempt passes it once: first and repeated ones, a look-up
 * after a lost answer, a poll, a withdrawal. Requests for access tokens and health checks do not pass it.
 */
public interface Admission {

    /** Admits every attempt at once. */
    Admission OPEN = attempt -> Permit.NOW;

    /**
     * Decides about an attempt. The future is completed at once, on the caller's thread, if the attempt may be sent now; later,
     * if it has to wait; and with a {@link Refusal} if it may not be sent. It may be completed on any thread: what follows
     * moves to another one. It is cancelled when nobody waits for it any more.
     */
    CompletableFuture<Permit> admit(Attempt attempt);

    /** Why an attempt is made. */
    enum Purpose {
        /** The call of a message. */
        CALL,
        /** The same call again, after a lost answer or one that may be better next time. */
        REPEAT,
        /** The same call again, because a look-up showed that it had no effect. */
        REDO,
        /** A look-up whether a call with a lost answer took effect. */
        READ_BACK,
        /** A poll whether a user has answered a push. */
        POLL,
        /** To withdraw a push that nobody waits for any more. */
        CANCEL
    }

    /**
     * One attempt.
     *
     * @param waited how many milliseconds of its longest wait have passed
     */
    record Attempt(OktaRequest request, Purpose purpose, long waited) {

        public Attempt(OktaRequest request, Purpose purpose) {
            this(request, purpose, 0);
        }

        /** The same attempt after it has waited for this number of further milliseconds. */
        Attempt after(long millis) {
            return millis == 0 ? this : new Attempt(request, purpose, waited + millis);
        }
    }

    /** Permission to send one request. Exactly one of its methods has to be called, once, after it was used. */
    interface Permit {

        /** For an admission that does not count. */
        Permit UNCOUNTED = new Permit() {

            @Override
            public void answered(OktaResponse answer) {}

            @Override
            public void lost() {}

            @Override
            public void unused() {}
        };

        /** {@link #UNCOUNTED}, granted. */
        CompletableFuture<Permit> NOW = CompletableFuture.completedFuture(UNCOUNTED);

        /** The request was answered, with success or an error. */
        void answered(OktaResponse answer);

        /** No whole answer came: Okta may have counted the request. */
        void lost();

        /** The request was not sent. */
        void unused();
    }

    /** The attempt is not made. */
    final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        /**
         * @param why continues "was not sent: "; names no phone number
         * @param retryAfter when it may be tried again
         */
        public Refusal(String why, Duration retryAfter) {
            super(why);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
