package io.oktafactors.camel.admission;

import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.request.OktaRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The one place that every attempt to reach an operation passes before it is sent, once for each attempt: the first and the
 * repeated ones, a look at what became of a call, a poll, a withdrawal. Requests for access tokens and health checks do not
 * pass.
 */
public interface Admission {

    /** Admits every attempt at once. */
    Admission OPEN = attempt -> Permit.NOW;

    /**
     * Decides about an attempt: a future that is done, where it may be sent now, on the caller's thread; one that will be, where
     * it has to wait; one that fails with a {@link Refusal}, where it may not be sent. The future may be completed on any thread:
     * what follows moves to another one. It is cancelled when nobody waits for it any more.
     */
    CompletableFuture<Permit> admit(Attempt attempt);

    /** Why an attempt is made. */
    enum Purpose {
        /** What a message asked for. */
        CALL,
        /** The same once more, after an answer that did not come or may be better next time. */
        REPEAT,
        /** The same once more, because it was looked for and turned out to have done nothing. */
        REDO,
        /** To find out whether a call took effect whose answer was lost. */
        READ_BACK,
        /** To see whether a user has answered a push. */
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

        /** The same after it has waited so many milliseconds more. */
        Attempt after(long millis) {
            return millis == 0 ? this : new Attempt(request, purpose, waited + millis);
        }
    }

    /** The right to send one request. Exactly one of the methods is called, once, when it was used. */
    interface Permit {

        /** For those who keep no count. */
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

        /** The request was sent and answered, well or badly. */
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
