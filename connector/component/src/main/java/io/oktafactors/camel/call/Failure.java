package io.oktafactors.camel.call;

import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.credential.TokenException;
import io.oktafactors.camel.http.OktaError;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.request.OktaRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What went wrong in one call, and its description in one line. */
public record Failure(
        OktaRequest request, int status, String requestId, OktaError error, String description, Exception cause) {

    private static final Pattern CHALLENGE = Pattern.compile("^(Bearer|DPoP) .*\\berror=\"([a-z_]+)\"");

    public static Failure answered(OktaRequest request, OktaResponse response) {
        if (response.ofProxy()) {
            return new Failure(
                    request,
                    response.status(),
                    null,
                    OktaError.NONE,
                    " did not reach Okta: " + response.describeProxy(),
                    null);
        }
        OktaError error = response.error();
        if (response.status() == 403 && error.code() == null && lacksScope(response)) {
            return lacksScope(request, response);
        }
        StringBuilder text = new StringBuilder(" answered ").append(response.status());
        text.append(error.describe());
        if (error.code() == null) {
            // An answer to a missing scope or an expired token says why in this header alone.
            OktaError.append(text, ", WWW-Authenticate ", reasonIn(response.authenticate()));
        }
        return new Failure(request, response.status(), response.requestId(), error, text.toString(), null);
    }

    /** Scheme and error code of a challenge, and nothing else of it: a broken server may repeat there what was sent. */
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

    private static Failure lacksScope(OktaRequest request, OktaResponse response) {
        String text = " answered 403 insufficient_scope: the access token lacks the scope "
                + request.operation().scope().orElse("of this operation")
                + "; grant it to the app in Okta and list it in the option scopes";
        OktaError error = new OktaError("insufficient_scope", null, List.of(), null);
        return new Failure(request, response.status(), response.requestId(), error, text, null);
    }

    public static Failure unauthorized(OktaRequest request, TokenException why) {
        String text = " was not sent for want of an access token: " + why.getMessage();
        return new Failure(request, why.status(), why.requestId(), why.error(), text, why);
    }

    public static Failure refused(OktaRequest request, Admission.Refusal why) {
        String text = " was not sent: " + why.getMessage();
        return new Failure(request, 0, null, OktaError.NONE, text, null);
    }

    public static Failure unreadable(OktaRequest request, OktaResponse response, String fault) {
        String text = " answered " + response.status() + ", but the answer " + fault;
        return new Failure(request, response.status(), response.requestId(), OktaError.NONE, text, null);
    }

    public static Failure unanswered(OktaRequest request, String why, Exception cause) {
        return new Failure(request, 0, null, OktaError.NONE, " got no answer: " + why, cause);
    }

    /** With a note at the end of the description. */
    public Failure with(String note) {
        return new Failure(request, status, requestId, error, description + note, cause);
    }

    public String message() {
        StringBuilder message = new StringBuilder(request.toString()).append(description);
        OktaError.append(message, ", request id ", requestId);
        return message.toString();
    }
}
