package io.oktafactors.sandbox.error;

import java.time.Instant;
import java.util.List;

/** A refusal in Okta's own words; it ends the request and becomes its answer. */
public final class OktaError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String ENROLMENT = "factorEnrollRequest";

    private final OktaErrorCode code;
    private final String summary;
    private final List<String> causes;
    private final Instant until;

    private OktaError(OktaErrorCode code, String detail, Instant until, String... causes) {
        super(code.code, null, false, false);
        this.until = until;
        this.code = code;
        this.summary = code.summary(detail);
        this.causes = List.of(causes);
    }

    public static OktaError of(OktaErrorCode code) {
        return of(code, "");
    }

    /** An error whose summary is completed by {@code detail} and that names its causes. */
    public static OktaError of(OktaErrorCode code, String detail, String... causes) {
        return new OktaError(code, detail, null, causes);
    }

    /** A code, or whatever else was to prove a factor, that is not the right one. */
    public static OktaError wrongPasscode() {
        return of(OktaErrorCode.WRONG_PROOF, "", "Your passcode doesn't match our records. Please try again.");
    }

    /** The body of an enrolment breaks a rule; {@code cause} says which. */
    public static OktaError enrolment(String cause) {
        return OktaError.of(OktaErrorCode.VALIDATION_FAILED, ENROLMENT, cause);
    }

    /** Too much of something, until the given time. */
    public static OktaError tooMuch(OktaErrorCode code, Instant until) {
        return new OktaError(code, "", until);
    }

    public static OktaError unknownUser(String idOrLogin) {
        return OktaError.of(OktaErrorCode.NOT_FOUND, idOrLogin + " (User)");
    }

    public static OktaError unknownFactor(String id) {
        return OktaError.of(OktaErrorCode.NOT_FOUND, id + " (UserFactor)");
    }

    public static OktaError blank(String field) {
        return OktaError.of(OktaErrorCode.VALIDATION_FAILED, field, field + ": The field cannot be left blank");
    }

    public OktaErrorCode code() {
        return code;
    }

    /** The most telling text: the cause, or the summary of an error without causes. */
    public String reason() {
        return causes.isEmpty() ? summary : causes.get(0);
    }

    /** When a limit is over that is not a bucket's, or null. */
    public Instant until() {
        return until;
    }

    public String summary() {
        return summary;
    }

    public List<String> causes() {
        return causes;
    }
}
