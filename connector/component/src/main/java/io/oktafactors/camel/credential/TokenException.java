package io.oktafactors.camel.credential;

import io.oktafactors.camel.http.OktaError;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.RateLimit;

/** No access token could be obtained. Threads that waited for the same one share the exception. */
public final class TokenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient OktaError error;
    private final transient RateLimit rateLimit;
    private final String requestId;

    private TokenException(
            String message, int status, OktaError error, RateLimit rateLimit, String requestId, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.error = error;
        this.rateLimit = rateLimit;
        this.requestId = requestId;
    }

    static TokenException answered(OktaResponse answer, OktaError error, String hint) {
        String text = "the token endpoint answered " + answer.status() + error.describe() + hint;
        return new TokenException(text, answer.status(), error, answer.rateLimit(), answer.requestId(), null);
    }

    static TokenException refusedByProxy(OktaResponse answer) {
        String text = "the token endpoint cannot be reached: " + answer.describeProxy();
        return new TokenException(text, answer.status(), OktaError.NONE, answer.rateLimit(), null, null);
    }

    static TokenException unreadable(OktaResponse answer, String fault) {
        String text = "the token endpoint answered " + answer.status() + ", but the response body " + fault;
        // As if the endpoint had failed: a later attempt may succeed.
        return new TokenException(text, 0, OktaError.NONE, answer.rateLimit(), answer.requestId(), null);
    }

    public static TokenException unanswered(String why, Throwable cause) {
        return new TokenException("the token endpoint did not answer: " + why, 0, OktaError.NONE, null, null, cause);
    }

    /** HTTP status of the answer; 0 if there was no readable answer. */
    public int status() {
        return status;
    }

    public OktaError error() {
        return error;
    }

    public RateLimit rateLimit() {
        return rateLimit;
    }

    public String requestId() {
        return requestId;
    }
}
