package io.oktafactors.sandbox.error;

/** Okta's error codes, as far as the sandbox gives them. {@code {0}} in a summary is filled by the error that carries the code. */
public enum OktaErrorCode {
    VALIDATION_FAILED("E0000001", 400, "Api validation failed: {0}"),
    MALFORMED_BODY("E0000003", 400, "The request body was not well-formed."),
    NO_CREDENTIALS("E0000005", 403, "Invalid session"),
    NO_PERMISSION("E0000006", 403, "You do not have permission to perform the requested action"),
    NOT_FOUND("E0000007", 404, "Not found: Resource not found: {0}"),
    INTERNAL("E0000009", 500, "Internal Server Error"),
    INVALID_TOKEN("E0000011", 401, "Invalid token provided"),
    ALREADY_ACTIVE("E0000016", 403, "Activation failed because the user is already active"),
    CONTENT_TYPE(
            "E0000021", 400, "Bad request. Accept and/or Content-Type headers likely do not match supported values."),
    METHOD_NOT_SUPPORTED("E0000022", 405, "The endpoint does not support the provided HTTP method"),
    TYPE_MISMATCH("E0000037", 400, "Type mismatch exception."),
    USER_STATUS("E0000038", 403, "This operation is not allowed in the user's current status."),
    RATE_LIMIT("E0000047", 429, "API call exceeded rate limit due to too many requests."),
    WRONG_PROOF("E0000068", 403, "Invalid Passcode/Answer"),
    CODE_REPLAYED("E0000082", 403, "Each code can only be used once. Please wait for a new code and try again."),
    CODE_OUT_OF_WINDOW("E0000083", 403, "PassCode is valid but exceeded time window."),
    INVALID_PHONE("E0000098", 400, "This phone number is invalid."),
    UNEXPECTED_STATE("E0000107", 403, "The entity is not in the expected state for the requested transition."),
    SMS_TOO_SOON("E0000109", 429, "An SMS message was recently sent. Please wait 30 seconds before trying again."),
    EMAIL_TOO_SOON("E0000118", 429, "An email was recently sent. Please wait 5 seconds before trying again."),
    INVALID_EXTENSION("E0000121", 400, "This phone extension is invalid."),
    NOT_ACCEPTABLE("E0000122", 406, "The request's Accept header does not include application/json."),
    CALL_TOO_SOON("E0000133", 429, "A phone call was recently made. Please wait 30 seconds before trying again."),
    SMS_ALLOWANCE("E0000146", 429, "Your organization has used its SMS allowance of 24 hours."),
    CALL_ALLOWANCE("E0000147", 429, "Your organization has used its voice call allowance of 24 hours."),
    FREE_SMS_ALLOWANCE("E0000186", 429, "Your free organization has used its SMS allowance of 30 days.");

    public final String code;
    public final int httpStatus;
    private final String summary;

    OktaErrorCode(String code, int httpStatus, String summary) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.summary = summary;
    }

    public String summary(String detail) {
        return summary.replace("{0}", detail);
    }

    public OktaError error() {
        return new OktaError(this, "");
    }

    /** An error whose summary is completed by {@code detail} and that names its causes. */
    public OktaError error(String detail, String... causes) {
        return new OktaError(this, detail, causes);
    }
}
