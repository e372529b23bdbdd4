package io.oktafactors.sandbox.factor;

import java.time.Instant;

/**
 * What is open until it is answered: a code that was sent, the nonce of a security key, the token of a push activation. After
 * {@code expiresAt} it is as good as a wrong one; null is never.
 */
public record OpenCode(String code, Instant expiresAt) {

    public boolean matches(String given, Instant now) {
        return code.equals(given) && !expired(now);
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "OpenCode[expiresAt=" + expiresAt + "]";
    }
}
