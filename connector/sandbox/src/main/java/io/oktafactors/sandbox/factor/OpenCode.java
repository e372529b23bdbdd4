package io.oktafactors.sandbox.factor;

import java.time.Instant;

/** A code that was sent and not used yet. After {@code expiresAt} it is as good as a wrong one. */
public record OpenCode(String code, Instant expiresAt) {

    public boolean matches(String given, Instant now) {
        return code.equals(given) && now.isBefore(expiresAt);
    }
}
