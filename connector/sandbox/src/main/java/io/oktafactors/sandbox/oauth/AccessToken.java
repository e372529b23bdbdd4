package io.oktafactors.sandbox.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * An access token that was given out.
 *
 * @param clientId the app that it was given to
 * @param thumbprint of the key that it is bound to, or null if whoever has it may use it
 */
public record AccessToken(String value, String clientId, Set<String> scopes, Instant expires, String thumbprint) {
    /** How long after its end it is still known to have been one. */
    private static final Duration REMEMBERED = Duration.ofHours(24);

    public boolean bound() {
        return thumbprint != null;
    }

    AccessToken until(Instant end) {
        return new AccessToken(value, clientId, scopes, end, thumbprint);
    }

    /** Whether it ended so long ago that it is as good as one that never was. */
    public boolean forgotten(Instant now) {
        return now.isAfter(expires.plus(REMEMBERED));
    }

    @Override
    public String toString() {
        return "AccessToken[" + clientId + "]";
    }
}
