package io.oktafactors.sandbox.oauth;

import java.util.function.Predicate;

/** The checks of a client assertion, in their order; a failure is 401 {@code invalid_client}. */
public enum AssertionCheck {
    PARSED("The parsing of the client_assertion failed.", a -> a.jwt() != null && a.claims() != null),
    ALGORITHM(
            "The client_assertion is signed with an algorithm that is not supported.",
            a -> Jwts.ALGORITHMS.contains(a.jwt().getHeader().getAlgorithm())),
    CLIENT("Invalid value for 'client_id' parameter.", a -> a.app() != null),
    CLIENT_ID(
            "The client_id does not match the issuer of the client_assertion.",
            a -> a.clientId() == null || a.clientId().equals(a.claims().getIssuer())),
    SUBJECT(
            "The subject claim of the client_assertion must be the client_id.",
            a -> a.claims().getIssuer().equals(a.claims().getSubject())),
    KEY("The client_assertion JWT kid is invalid.", a -> a.key().isPresent()),
    SIGNATURE(
            "The client_assertion signature is invalid.",
            a -> Jwts.signed(a.jwt(), a.key().orElseThrow())),
    AUDIENCE(
            "The audience claim for client_assertion must be the endpoint invoked for the request.",
            a -> a.claims().getAudience().contains(a.endpoint())),
    EXPIRATION("The client_assertion token must contain an expiration time.", a -> a.expires() != null),
    NOT_EXPIRED("The client_assertion token is expired.", a -> a.now().isBefore(a.expires())),
    NOT_FOR_LONG("The client_assertion token has an expiration too far into the future.", a -> !a.expires()
            .isAfter(a.now().plus(Assertion.LONGEST))),
    ISSUED_AT("The client_assertion token was issued in the future.", a -> !a.issuedInTheFuture()),
    USED_ONCE("The client_assertion token has been used already.", a -> !a.usedBefore());

    private final String refusal;
    private final Predicate<Assertion> holds;

    AssertionCheck(String refusal, Predicate<Assertion> holds) {
        this.refusal = refusal;
        this.holds = holds;
    }

    public static void all(Assertion assertion) {
        for (AssertionCheck check : values()) {
            if (!check.holds.test(assertion)) {
                throw OAuthRefusal.invalidClient(check.refusal);
            }
        }
    }
}
