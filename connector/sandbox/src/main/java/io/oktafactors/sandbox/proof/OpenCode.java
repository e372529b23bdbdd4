package io.oktafactors.sandbox.proof;

import java.time.Instant;

/**
 * A code that waits for its answer: a code that was sent, the nonce of a security key, the token of a push activation. After
 * {@code expiresAt} it is treated as wrong; null means that it does not expire.
 *
 * @param ending how it ended before its time, or null
 */
public record OpenCode(String code, Instant expiresAt, Ending ending) {
    /** How the activation of a device ends without a device, with Okta's names. */
    public enum Ending {
        CANCELLED,
        ERROR,
        TIMEOUT
    }

    public OpenCode(String code, Instant expiresAt) {
        this(code, expiresAt, null);
    }

    public OpenCode ended(Ending how) {
        return new OpenCode(code, expiresAt, how);
    }

    /** How it ended, or null if it is open. */
    public Ending ending(Instant now) {
        return ending == null && expiresAt != null && !now.isBefore(expiresAt) ? Ending.TIMEOUT : ending;
    }

    public boolean matches(String given, Instant now) {
        return code.equals(given) && !over(now);
    }

    public boolean over(Instant now) {
        return ending(now) != null;
    }

    @Override
    public String toString() {
        return "OpenCode[expiresAt=" + expiresAt + "]";
    }
}
