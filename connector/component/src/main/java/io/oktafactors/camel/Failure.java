package io.oktafactors.camel;

import java.util.List;

/** What went wrong in one call, and its description in one line. */
record Failure(
        OktaRequest request, int status, String requestId, OktaError error, String description, Exception cause) {

    private static final OktaError NO_ERROR = new OktaError(null, null, List.of(), null);

    static Failure answered(OktaRequest request, OktaResponse response) {
        OktaError error = OktaError.from(response.body());
        StringBuilder text = new StringBuilder(" answered ").append(response.status());
        text.append(error.describe());
        if (error.code() == null) {
            // An answer to a missing scope or an expired token says why in this header alone.
            OktaError.append(text, ", WWW-Authenticate ", response.authenticate());
        }
        return new Failure(request, response.status(), response.requestId(), error, text.toString(), null);
    }

    static Failure unreadable(OktaRequest request, OktaResponse response, String fault) {
        String text = " answered " + response.status() + ", but the answer " + fault;
        return new Failure(request, response.status(), response.requestId(), NO_ERROR, text, null);
    }

    static Failure unanswered(OktaRequest request, String why, Exception cause) {
        return new Failure(request, 0, null, NO_ERROR, " got no answer: " + why, cause);
    }

    String message() {
        StringBuilder message = new StringBuilder(request.toString()).append(description);
        OktaError.append(message, ", request id ", requestId);
        return message.toString();
    }
}
