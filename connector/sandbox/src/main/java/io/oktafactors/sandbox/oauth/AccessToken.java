package io.oktafactors.sandbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * An access token that was issued.
 *
 * @param clientId the app that it was issued to
 * @param thumbprint thumbprint of the key that it is bound to, or null for a bearer token
 */
public record AccessToken(String value, String clientId, Set<String> scopes, Instant expires, String thumbprint) {
    /** How long an expired token is remembered. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    public boolean bound() {
        return thumbprint != null;
    }

    AccessToken until(Instant end) {
        return new AccessToken(value, clientId, scopes, end, thumbprint);
    }

    /** Whether it expired so long ago that it is treated as unknown. */
    public boolean forgotten(Instant now) {
        return now.isAfter(expires.plus(REMEMBERED));
    }

    @Override
    public String toString() {
        return "AccessToken[" + clientId + "]";
    }
}
