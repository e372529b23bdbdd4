package io.oktafactors.camel.operation;

/** How an awaited call ended. Only {@link #SUCCESS} means that the user is verified, or the factor active. */
public enum OktaFactorsOutcome {
    /** The user approved, or the factor is active. */
    SUCCESS,
    /** The user rejected the push, or picked a wrong number. */
    REJECTED,
    /** The user did not answer while Okta waited. */
    TIMEOUT,
    /** Somebody withdrew the push. */
    CANCELLED,
    /** The user did not answer within {@code awaitTimeout}; the push was withdrawn if Okta allows that. */
    LIMIT_REACHED,
    /** There is nothing to wait for: the user has to send a code, or an answer of a browser. */
    CHALLENGE,
    /** Okta returned another result. */
    ERROR;

    /** The outcome of Okta's result; null while the user has not answered. */
    public static OktaFactorsOutcome of(String factorResult) {
        return switch (factorResult) {
            case "WAITING" -> null;
            case "SUCCESS" -> SUCCESS;
            case "REJECTED" -> REJECTED;
            case "TIMEOUT", "EXPIRED" -> TIMEOUT;
            case "CANCELLED", "CANCELED" -> CANCELLED;
            case "CHALLENGE" -> CHALLENGE;
            default -> ERROR;
        };
    }
}
