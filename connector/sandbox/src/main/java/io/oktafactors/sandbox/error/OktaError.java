package io.oktafactors.sandbox.error;

import java.time.Instant;
import java.util.List;

/** An error of Okta. It ends the request and becomes its answer. */
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

    /** An error with {@code detail} in its summary, and with causes. */
    public static OktaError of(OktaErrorCode code, String detail, String... causes) {
        return new OktaError(code, detail, null, causes);
    }

    /** A wrong code, or another wrong proof of a factor. */
    public static OktaError wrongPasscode() {
        return of(OktaErrorCode.WRONG_PROOF, "", "Your passcode doesn't match our records. Please try again.");
    }

    /** The body of an enrollment is invalid; {@code cause} says why. */
    public static OktaError enrolment(String cause) {
        return OktaError.of(OktaErrorCode.VALIDATION_FAILED, ENROLMENT, cause);
    }

    /** A limit is used up until the given time. */
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

    /** The most specific text: the cause, or the summary of an error without causes. */
    public String reason() {
        return causes.isEmpty() ? summary : causes.get(0);
    }

    /** The end of a limit that is not a bucket's, or null. */
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
