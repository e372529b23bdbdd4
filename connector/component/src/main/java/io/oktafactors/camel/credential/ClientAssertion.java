package io.oktafactors.camel.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Authenticates the client at the token endpoint ({@code private_key_jwt}).
 *
 * @param audience the full URL of the token endpoint
 */
public record ClientAssertion(SigningKey key, String clientId, String audience) {

    /** Okta allows up to an hour. An assertion is used at once: the minutes allow for clocks that differ. */
    private static final Duration LIFETIME = Duration.ofMinutes(5);

    /** A new assertion for one request: Okta refuses one that was used. */
    String make() throws JOSEException {
        Instant now = Instant.now();
        return key.sign(new JWTClaimsSet.Builder()
                .issuer(clientId)
                .subject(clientId)
                .audience(audience)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    }

    @Override
    public String toString() {
        return "assertion";
    }
}
