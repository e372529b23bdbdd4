package io.oktafactors.sandbox.oauth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A client assertion that is being checked.
 *
 * @param jwt null if the text is no signed JWT
 * @param claims null if it has none
 * @param clientId the {@code client_id} parameter, or null
 * @param endpoint URL of the token endpoint as the client called it
 */
public record Assertion(
        SignedJWT jwt,
        JWTClaimsSet claims,
        String clientId,
        String endpoint,
        Map<String, App> apps,
        Replays replays,
        Instant now) {

    static final Duration LONGEST = Duration.ofHours(1);

    /** The app of the assertion, or null. */
    public App app() {
        return claims.getIssuer() == null ? null : apps.get(claims.getIssuer());
    }

    Optional<JWK> key() {
        return app().key(jwt.getHeader().getKeyID());
    }

    Instant expires() {
        return Jwts.time(claims.getExpirationTime());
    }

    boolean issuedInTheFuture() {
        return claims.getIssueTime() != null && Jwts.time(claims.getIssueTime()).isAfter(now);
    }

    boolean usedBefore() {
        return claims.getJWTID() != null && !replays.first(app().id(), claims.getJWTID(), expires(), now);
    }
}
