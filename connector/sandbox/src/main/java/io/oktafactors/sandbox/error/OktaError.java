package io.oktafactors.sandbox.error;

import java.util.List;

/** A refusal in Okta's own words; it ends the request and becomes its answer. */
public final class OktaError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String ENROLMENT = "factorEnrollRequest";

    private final OktaErrorCode code;
    private final String summary;
    private final List<String> causes;

    public OktaError(OktaErrorCode code, String detail, String... causes) {
        super(code.code, null, false, false);
        this.code = code;
        this.summary = code.summary(detail);
        this.causes = List.of(causes);
    }

    /** The body of an enrolment breaks a rule; {@code cause} says which. */
    public static OktaError enrolment(String cause) {
        return OktaErrorCode.VALIDATION_FAILED.error(ENROLMENT, cause);
    }

    public static OktaError unknownUser(String idOrLogin) {
        return OktaErrorCode.NOT_FOUND.error(idOrLogin + " (User)");
    }

    public static OktaError unknownFactor(String id) {
        return OktaErrorCode.NOT_FOUND.error(id + " (UserFactor)");
    }

    public static OktaError blank(String field) {
        return OktaErrorCode.VALIDATION_FAILED.error(field, field + ": The field cannot be left blank");
    }

    public OktaErrorCode code() {
        return code;
    }

    /** The most telling text: the cause, or the summary of an error without causes. */
    public String reason() {
        return causes.isEmpty() ? summary : causes.get(0);
    }

    public String summary() {
        return summary;
    }

    public List<String> causes() {
        return causes;
    }
}
