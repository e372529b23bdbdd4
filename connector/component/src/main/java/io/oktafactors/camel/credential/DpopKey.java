package io.oktafactors.camel.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import io.oktafactors.camel.http.Address;
import java.util.Date;
import java.util.UUID;

/** A key of this process to which Okta binds access tokens (DPoP, RFC 9449). It makes a proof for each request. */
final class DpopKey {

    private final SigningKey key;

    DpopKey() {
        try {
            key = SigningKey.forProofs(new ECKeyGenerator(Curve.P_256).generate());
        } catch (JOSEException e) {
            throw new IllegalStateException("This JVM makes no EC keys, which DPoP needs", e);
        }
    }

    /** @param nonce the nonce of the token endpoint; null for none */
    String proofForToken(Address address, String nonce) throws JOSEException {
        return key.sign(claims("POST", address).claim("nonce", nonce).build());
    }

    /**
     * @param tokenHash SHA-256 of the access token, in Base64 for URLs
     */
    String proofForCall(String method, Address address, String tokenHash) throws JOSEException {
        return key.sign(claims(method, address).claim("ath", tokenHash).build());
    }

    private static JWTClaimsSet.Builder claims(String method, Address address) {
        return new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", address.withoutQuery())
                .issueTime(new Date())
                .jwtID(UUID.randomUUID().toString());
    }
}
