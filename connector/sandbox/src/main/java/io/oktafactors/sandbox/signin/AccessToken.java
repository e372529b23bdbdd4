package io.oktafactors.sandbox.signin;

import java.time.Instant;
import java.util.Set;

/**
 * An access token that was given out.
 *
 * @param thumbprint of the key that it is bound to, or null if whoever has it may use it
 */
record AccessToken(String value, App app, Set<String> scopes, Instant expires, String thumbprint) {

    boolean bound() {
        return thumbprint != null;
    }

    AccessToken until(Instant end) {
        return new AccessToken(value, app, scopes, end, thumbprint);
    }

    @Override
    public String toString() {
        return "AccessToken[" + app.id() + "]";
    }
}
