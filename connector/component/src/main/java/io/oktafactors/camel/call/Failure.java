package io.oktafactors.camel.call;

import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.credential.TokenException;
import io.oktafactors.camel.http.NoAnswerException;
import io.oktafactors.camel.http.OktaError;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.Unquoted;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.request.OktaRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A failed call: the kind of failure, and its description in one line. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What can be done about it. */
    public enum Kind {
        /** The same request fails again. */
        REJECTED,
        /** Worth another try after a while; Okta did nothing. */
        RATE_LIMITED,
        /** Whether the call took effect is unknown. */
        UNAVAILABLE
    }

    /** The error of an answer, and the middle of the message. */
    private record Description(OktaError error, String text) {}

    private final Kind kind;
    private final OktaFactorsOperation operation;
    private final int status;
    private final String requestId;
    private final transient OktaError error;
    private final Duration retryAfter;

    private Failure(
            Kind kind,
            OktaRequest request,
            int status,
            String requestId,
            OktaError error,
            Duration retryAfter,
            String description,
            Exception cause) {
        super(message(request, description, requestId), cause, false, false);
        this.kind = kind;
        this.operation = request.operation();
        this.status = status;
        this.requestId = requestId;
        this.error = error;
        this.retryAfter = retryAfter;
    }

    /**
     * An answer outside 2xx.
     *
     * @param note ends the description
     */
    public static Failure answered(OktaRequest request, OktaResponse response, String note) {
        Description told = describe(request, response);
        return new Failure(
                kind(response.status()),
                request,
                response.status(),
                response.ofProxy() ? null : response.requestId(),
                told.error,
                response.rateLimit().retryAfter(),
                told.text + note,
                null);
    }

    /** A 2xx answer whose body is not what the operation returns. */
    public static Failure unreadable(OktaRequest request, OktaResponse response, String fault) {
        return new Failure(
                Kind.UNAVAILABLE,
                request,
                response.status(),
                response.requestId(),
                OktaError.NONE,
                null,
                " answered " + response.status() + ", but the response body " + fault,
                null);
    }

    /**
     * An attempt that got no whole answer.
     *
     * @param note ends the description
     */
    static Failure unanswered(OktaRequest request, NoAnswerException why, String note) {
        return unanswered(request, why.getMessage() + note, why);
    }

    /** The failure of a call that ended without an answer. */
    public static Failure of(OktaRequest request, Throwable why) {
        if (why instanceof Failure done) {
            return done;
        }
        if (why instanceof TokenException token) {
            return unauthorized(request, token);
        }
        if (why instanceof Admission.Refusal refusal) {
            return new Failure(
                    Kind.RATE_LIMITED,
                    request,
                    0,
                    null,
                    OktaError.NONE,
                    refusal.retryAfter(),
                    " was not sent: " + why.getMessage(),
                    null);
        }
        if (why instanceof CancellationException) {
            return unanswered(request, "the component is stopping", null);
        }
        return unanswered(request, why.getClass().getSimpleName(), Unquoted.of(why));
    }

    private static Failure unanswered(OktaRequest request, String why, Exception cause) {
        return new Failure(Kind.UNAVAILABLE, request, 0, null, OktaError.NONE, null, " got no answer: " + why, cause);
    }

    private static Failure unauthorized(OktaRequest request, TokenException why) {
        return new Failure(
                why.status() == 0 ? Kind.UNAVAILABLE : kind(why.status()),
                request,
                why.status(),
                why.requestId(),
                why.error(),
                why.rateLimit() == null ? null : why.rateLimit().retryAfter(),
                " was not sent, because no access token was obtained: " + why.getMessage(),
                why);
    }

    private static Kind kind(int status) {
        return status == 429 ? Kind.RATE_LIMITED : status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
    }

    private static final Pattern CHALLENGE = Pattern.compile("^(Bearer|DPoP) .*\\berror=\"([a-z_]+)\"");

    private static Description describe(OktaRequest request, OktaResponse response) {
        if (response.ofProxy()) {
            return new Description(OktaError.NONE, " did not reach Okta: " + response.describeProxy());
        }
        OktaError error = response.error();
        if (response.status() == 403 && error.code() == null && lacksScope(response)) {
            return lacksScope(request);
        }
        StringBuilder text = new StringBuilder(" answered ").append(response.status());
        text.append(error.describe());
        if (error.code() == null) {
            // An answer to a missing scope or an expired token says why in this header alone.
            OktaError.append(text, ", WWW-Authenticate ", reasonIn(response.authenticate()));
        }
        return new Description(error, text.toString());
    }

    /** Scheme and error code of a challenge, and nothing else of it: a broken server may repeat secrets there. */
    private static String reasonIn(String authenticate) {
        Matcher reason = CHALLENGE.matcher(authenticate == null ? "" : authenticate);
        return reason.find() && OktaError.isOfOauth(reason.group(2))
                ? reason.group(1) + " error=\"" + reason.group(2) + "\""
                : null;
    }

    /** An access token without the scope is refused with an empty body. */
    private static boolean lacksScope(OktaResponse response) {
        return response.authenticate() != null && response.authenticate().contains("insufficient_scope");
    }

    private static Description lacksScope(OktaRequest request) {
        String text = " answered 403 insufficient_scope: the access token lacks the scope "
                + request.operation().scope().orElse("of this operation")
                + "; grant it to the app in Okta and list it in the option scopes";
        OktaError error = new OktaError("insufficient_scope", null, List.of(), null);
        return new Description(error, text);
    }

    private static String message(OktaRequest request, String description, String requestId) {
        StringBuilder message = new StringBuilder(request.toString()).append(description);
        OktaError.append(message, ", request id ", requestId);
        return message.toString();
    }

    public Kind kind() {
        return kind;
    }

    public OktaFactorsOperation operation() {
        return operation;
    }

    /** HTTP status of the answer, or of the token endpoint's; 0 where none came. */
    public int status() {
        return status;
    }

    /** Null where the answer had none. */
    public String requestId() {
        return requestId;
    }

    public OktaError error() {
        return error;
    }

    /** When to try again; null except for a rate limit. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
