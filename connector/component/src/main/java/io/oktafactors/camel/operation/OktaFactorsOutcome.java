package io.oktafactors.camel.operation;

/** How an awaited call ended. Nothing but {@link #SUCCESS} says that the user is verified, or the factor active. */
public enum OktaFactorsOutcome {
    /** The user approved, or the factor is active. */
    SUCCESS,
    /** The user rejected the push, or picked a wrong number. */
    REJECTED,
    /** The user did not answer while Okta waited. */
    TIMEOUT,
    /** Somebody withdrew the push. */
    CANCELLED,
    /** The user did not answer within {@code awaitTimeout}; the push was withdrawn where Okta offers that. */
    LIMIT_REACHED,
    /** There is nothing to wait for: the user has to send a code, or an answer that a browser makes. */
    CHALLENGE,
    /** Okta told another result. */
    ERROR;

    /** The outcome of a result of Okta's; null while it waits. */
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
