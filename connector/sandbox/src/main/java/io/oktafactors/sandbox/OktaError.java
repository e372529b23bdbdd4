package io.oktafactors.sandbox;

import java.util.List;

/** A refusal in Okta's own words; it ends the request and becomes its answer. */
final class OktaError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String ENROLMENT = "factorEnrollRequest";

    private final OktaErrorCode code;
    private final String summary;
    private final List<String> causes;

    OktaError(OktaErrorCode code, String detail, String... causes) {
        super(code.code, null, false, false);
        this.code = code;
        this.summary = code.summary(detail);
        this.causes = List.of(causes);
    }

    /** The body of an enrolment breaks a rule; {@code cause} says which. */
    static OktaError enrolment(String cause) {
        return OktaErrorCode.VALIDATION_FAILED.error(ENROLMENT, cause);
    }

    static OktaError unknownUser(String idOrLogin) {
        return OktaErrorCode.NOT_FOUND.error(idOrLogin + " (User)");
    }

    static OktaError unknownFactor(String id) {
        return OktaErrorCode.NOT_FOUND.error(id + " (UserFactor)");
    }

    static OktaError blank(String field) {
        return OktaErrorCode.VALIDATION_FAILED.error(field, field + ": The field cannot be left blank");
    }

    OktaErrorCode code() {
        return code;
    }

    /** The most telling text: the cause, or the summary of an error without causes. */
    String reason() {
        return causes.isEmpty() ? summary : causes.get(0);
    }

    Answer answer() {
        return Answer.json(
                code.httpStatus,
                out -> out.object(() -> {
                    out.field("errorCode", code.code);
                    out.field("errorSummary", summary);
                    out.field("errorLink", code.code);
                    out.field("errorId", Ids.random("oae", 25));
                    out.array("errorCauses", causes, cause -> out.object(() -> out.field("errorSummary", cause)));
                }));
    }
}
