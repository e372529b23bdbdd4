package io.oktafactors.sandbox.error;

/** The error codes of Okta that the sandbox uses. {@code {0}} in a summary is filled by the error that has the code. */
public enum OktaErrorCode {
    VALIDATION_FAILED("E0000001", 400, "Api validation failed: {0}"),
    INVALID_REQUEST("E0000002", 400, "The request was not valid: {0}"),
    MALFORMED_BODY("E0000003", 400, "The request body was not well-formed."),
    NO_CREDENTIALS("E0000005", 403, "Invalid session"),
    NO_PERMISSION("E0000006", 403, "You do not have permission to perform the requested action"),
    NOT_FOUND("E0000007", 404, "Not found: Resource not found: {0}"),
    UNKNOWN_PATH("E0000008", 404, "The requested path was not found"),
    INTERNAL("E0000009", 500, "Internal Server Error"),
    READ_ONLY("E0000010", 503, "Service is in read only mode."),
    INVALID_TOKEN("E0000011", 401, "Invalid token provided"),
    MEDIA_TYPE("E0000012", 404, "Unsupported media type."),
    FEATURE_DISABLED("E0000015", 401, "You do not have permission to access the feature you are requesting"),
    ALREADY_ACTIVE("E0000016", 403, "Activation failed because the user is already active"),
    CONTENT_TYPE_MISSING("E0000018", 400, "Bad request. Accept and/or Content-Type headers are likely not set."),
    CHARSET("E0000019", 400, "Bad request. Accept and/or Content-Type headers likely do not match supported values."),
    CONTENT_TYPE_UNREADABLE("E0000020", 400, "Bad request. Accept and/or Content-Type headers are likely malformed."),
    CONTENT_TYPE(
            "E0000021", 400, "Bad request. Accept and/or Content-Type headers likely do not match supported values."),
    METHOD_NOT_SUPPORTED("E0000022", 405, "The endpoint does not support the provided HTTP method"),
    PARAMETER_MISSING("E0000028", 400, "The request is missing a required parameter."),
    TYPE_MISMATCH("E0000037", 400, "Type mismatch exception."),
    USER_STATUS("E0000038", 403, "This operation is not allowed in the user's current status."),
    RATE_LIMIT("E0000047", 429, "API call exceeded rate limit due to too many requests."),
    UNSUPPORTED("E0000060", 501, "Unsupported operation."),
    INVALID_COMBINATION("E0000063", 400, "Invalid combination of parameters specified."),
    SERVICE_TIMEOUT("E0000067", 504, "Factors Service Error."),
    WRONG_PROOF("E0000068", 403, "Invalid Passcode/Answer"),
    USER_LOCKED("E0000069", 403, "User Locked"),
    SERVICE_ERROR("E0000074", 400, "Factor Service Error."),
    CODE_REPLAYED("E0000082", 403, "Each code can only be used once. Please wait for a new code and try again."),
    CODE_OUT_OF_WINDOW("E0000083", 403, "PassCode is valid but exceeded time window."),
    NO_PHONE("E0000097", 403, "There is no verified phone number on file."),
    INVALID_PHONE("E0000098", 400, "This phone number is invalid."),
    FOREIGN_PHONE("E0000099", 403, "Only numbers located in US and Canada are allowed."),
    UNEXPECTED_STATE("E0000107", 403, "The entity is not in the expected state for the requested transition."),
    SMS_TOO_SOON("E0000109", 429, "An SMS message was recently sent. Please wait 30 seconds before trying again."),
    LINK_USED("E0000110", 403, "The link has expired or has already been used."),
    CHALLENGE_CONFLICT("E0000113", 409, "{0}"),
    EMAIL_TOO_SOON("E0000118", 429, "An email was recently sent. Please wait 5 seconds before trying again."),
    ACCOUNT_LOCKED("E0000119", 403, "Your account is locked. Please contact your administrator."),
    INVALID_EXTENSION("E0000121", 400, "This phone extension is invalid."),
    NOT_ACCEPTABLE("E0000122", 406, "The request's Accept header does not include application/json."),
    CALL_TOO_SOON("E0000133", 429, "A phone call was recently made. Please wait 30 seconds before trying again."),
    HOOK_FAILED("E0000134", 502, "The inline hook failed."),
    HOOK_REFUSED("E0000135", 400, "The inline hook responded with an error."),
    PHONE_CONFLICT("E0000136", 409, "Mobile phone conflict."),
    HOOK_SILENT("E0000137", 504, "The inline hook did not answer."),
    CALL_PROVIDER("E0000138", 500, "Call provider error."),
    TELEPHONY_PROVIDER("E0000139", 503, "Telephony provider error."),
    OPTED_OUT("E0000140", 400, "Telephony opt out: the recipient has opted out of messages."),
    SMS_ALLOWANCE("E0000146", 429, "Your organization has used up its allowance of SMS messages for 24 hours."),
    CALL_ALLOWANCE("E0000147", 429, "Your organization has used up its allowance of calls for 24 hours."),
    SMS_REFUSED("E0000150", 403, "The limit of SMS messages is reached. Please try again later."),
    CALL_REFUSED("E0000151", 403, "The limit of calls is reached. Please try again later."),
    DEVICE_STATUS("E0000152", 403, "Illegal device status, cannot perform action"),
    DEVICE_GONE("E0000153", 410, "The device id is gone."),
    DEVICE_FACTOR_INACTIVE("E0000154", 410, "The factor id is not active on the device."),
    PUSH_USER_INACTIVE("E0000155", 423, "The user is not active."),
    PUSH_USER_GONE("E0000156", 410, "The user id is gone."),
    FACTOR_INACTIVE("E0000180", 423, "The factor is currently not active."),
    FREE_SMS_ALLOWANCE(
            "E0000186", 429, "Your free organization has used up its allowance of SMS messages for 30 days."),
    TRANSACTION_DEAD("E0000191", 404, "Verification timed out. Please try again."),
    SMS_LIMIT("E0000204", 429, "The limit of SMS messages is reached."),
    CALL_LIMIT("E0000205", 429, "The limit of calls is reached."),
    HOOK_REQUIRED("E0000226", 400, "A telephony inline hook is required."),
    AGENT_TIMEOUT("E0000240", 502, "The agent did not answer in time."),
    NO_AGENT("E0000241", 504, "There are no connected agents."),
    NO_TELEPHONY("E0000247", 403, "Your organization does not support SMS or voice calls."),
    REGISTRATION_CONFLICT("E0000265", 409, "A device registration is already in progress.");

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
}
