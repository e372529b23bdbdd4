package io.oktafactors.sandbox.oauth;

import java.util.function.Predicate;

/**
 * The checks of a DPoP proof, in their order. A failure is {@code invalid_dpop_proof}, except for the nonce: 400 in the body of
 * the token endpoint, 401 with an empty body elsewhere.
 */
public enum ProofCheck {
    PRESENT("The DPoP proof JWT header is missing.", p -> !p.call().proofs().isEmpty()),
    SINGLE(
            "There is more than one DPoP proof JWT header.",
            p -> p.call().proofs().size() == 1),
    PARSED("The DPoP proof JWT cannot be parsed.", p -> p.jwt() != null && p.claims() != null),
    TYPE(
            "The DPoP proof JWT must have the type 'dpop+jwt'.",
            p -> p.jwt().getHeader().getType() != null
                    && "dpop+jwt".equals(p.jwt().getHeader().getType().getType())),
    ALGORITHM(
            "The DPoP proof JWT is signed with an algorithm that is not supported.",
            p -> Jwts.ALGORITHMS.contains(p.jwt().getHeader().getAlgorithm())),
    KEY(
            "The DPoP proof JWT must contain the public key as 'jwk'.",
            p -> p.key() != null && DpopProof.KEY_TYPES.contains(p.key().getKeyType())),
    SIGNATURE("The DPoP proof JWT signature is invalid.", p -> Jwts.signed(p.jwt(), p.key())),
    METHOD(
            "The DPoP proof JWT 'htm' claim does not match the method of the request.",
            p -> p.call().method().equals(Jwts.text(p.claims(), "htm"))),
    URL("The DPoP proof JWT 'htu' claim does not match the URL of the request.", DpopProof::forThisUrl),
    ISSUED_AT(
            "The DPoP proof JWT 'iat' claim is missing or in the future.",
            p -> p.issued() != null && !p.issued().isAfter(p.now())),
    FRESH("The DPoP proof JWT is too old.", p -> !p.now().isAfter(p.issued().plus(DpopProof.LIFETIME))),
    ID("The DPoP proof JWT 'jti' claim is missing.", p -> p.claims().getJWTID() != null),
    TOKEN_HASH(
            "The DPoP proof JWT 'ath' claim does not match the access token.",
            p -> p.token() == null || p.forThisToken()),
    TOKEN_KEY(
            "The DPoP proof JWT is signed by another key than the access token is bound to.",
            p -> p.token() == null || p.thumbprint().equals(p.token().thumbprint())),
    USED_ONCE(
            "The DPoP proof JWT has been used already.",
            p -> !p.usedBefore(p.issued().plus(DpopProof.LIFETIME))),
    NONCE(
            "Authorization server requires nonce in DPoP proof.",
            p -> p.token() != null || p.nonces().good(Jwts.text(p.claims(), "nonce"), p.now()));

    private final String refusal;
    private final Predicate<DpopProof> holds;

    ProofCheck(String refusal, Predicate<DpopProof> holds) {
        this.refusal = refusal;
        this.holds = holds;
    }

    public static void all(DpopProof proof) {
        for (ProofCheck check : values()) {
            if (!check.holds.test(proof)) {
                throw check.refusal(proof);
            }
        }
    }

    private OAuthRefusal refusal(DpopProof proof) {
        if (this == NONCE) {
            return OAuthRefusal.nonce("use_dpop_nonce", refusal, proof.nonces().current(proof.now()));
        }
        return proof.token() == null
                ? OAuthRefusal.token("invalid_dpop_proof", refusal)
                : OAuthRefusal.call(Scheme.DPOP, "invalid_dpop_proof", refusal);
    }
}
