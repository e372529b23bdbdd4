package io.oktafactors.camel;

import io.oktafactors.camel.call.Failure;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.time.Duration;
import java.util.List;
import org.apache.camel.RuntimeCamelException;

/**
 * A failed call. The subclass says what to do about it. The message names operation, method, path, status and Okta's error; it
 * never contains a token, a passcode, a phone number or a body.
 */
public abstract sealed class OktaFactorsException extends RuntimeCamelException {

    private static final long serialVersionUID = 1L;

    private final OktaFactorsOperation operation;
    private final int statusCode;
    private final String requestId;
    private final String errorCode;
    private final String errorSummary;
    private final List<String> errorCauses;
    private final String errorId;

    private OktaFactorsException(Failure failure) {
        super(failure.getMessage(), failure.getCause());
        this.operation = failure.operation();
        this.statusCode = failure.status();
        this.requestId = failure.requestId();
        this.errorCode = failure.error().code();
        this.errorSummary = failure.error().summary();
        this.errorCauses = List.copyOf(failure.error().causes());
        this.errorId = failure.error().id();
    }

    static OktaFactorsException of(Failure failure) {
        return switch (failure.kind()) {
            case REJECTED -> new Rejected(failure);
            case RATE_LIMITED -> new RateLimited(failure);
            case UNAVAILABLE -> new Unavailable(failure);
        };
    }

    /** The operation that was called. */
    public OktaFactorsOperation getOperation() {
        return operation;
    }

    /** HTTP status of the answer, or that of the token endpoint if it returned no access token; 0 if there was no answer. */
    public int getStatusCode() {
        return statusCode;
    }

    /** Okta's id of the call ({@code X-Okta-Request-Id}); null if the answer had none. */
    public String getRequestId() {
        return requestId;
    }

    /**
     * Okta's error code, such as {@code E0000007}, or that of OAuth, such as {@code insufficient_scope} or {@code
     * invalid_client}. Routes may branch on it. Null if the answer had no code of Okta or OAuth.
     */
    public String getErrorCode() {
        return errorCode;
    }

    /**
     * Okta's text for the error, in any language and in one line, without anything that could be a phone number or a passcode,
     * or that repeats a secret of the request. Null if the answer had none.
     */
    public String getErrorSummary() {
        return errorSummary;
    }

    /** Okta's texts for the causes of the error, in the same form as the summary; empty if the answer had none. */
    public List<String> getErrorCauses() {
        return errorCauses;
    }

    /** Okta's id of this error, for its support; null if the answer had none. */
    public String getErrorId() {
        return errorId;
    }

    /** 4xx, or a redirect, which is never followed: the same request fails again. */
    public static final class Rejected extends OktaFactorsException {

        private static final long serialVersionUID = 1L;

        private Rejected(Failure failure) {
            super(failure);
        }
    }

    /** 429, or a call that was not sent because of a limit: try again after {@link #getRetryAfter()}. Okta did nothing. */
    public static final class RateLimited extends OktaFactorsException {

        private static final long serialVersionUID = 1L;

        private final Duration retryAfter;

        private RateLimited(Failure failure) {
            super(failure);
            this.retryAfter = failure.retryAfter();
        }

        /**
         * How long to wait before another attempt. It is the reset of the window minus the date of the answer, so the local
         * clock is not used; or the fixed wait of a limit on one phone or mailbox; or a minute if the answer has no reset. It
         * is at most ten minutes, or at most an hour if a phone, a user or an application got as many codes or push prompts as
         * its caps allow.
         */
        public Duration getRetryAfter() {
            return retryAfter;
        }
    }

    /** 5xx, no answer, or one that cannot be read: it is unknown whether the call took effect. */
    public static final class Unavailable extends OktaFactorsException {

        private static final long serialVersionUID = 1L;

        private Unavailable(Failure failure) {
            super(failure);
        }
    }
}
