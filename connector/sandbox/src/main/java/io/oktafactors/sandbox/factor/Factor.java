package io.oktafactors.sandbox.factor;

import java.time.Instant;
import java.util.Map;

/**
 * A factor with all that the organization knows of it, secrets included.
 *
 * @param openCode the newest code that was sent and not used yet, or null
 * @param lastTotpStep the latest time step whose code was used; older codes are replays
 */
public record Factor(
        String id,
        FactorType type,
        Provider provider,
        FactorStatus status,
        Instant created,
        Instant lastUpdated,
        Subject subject,
        OpenCode openCode,
        long lastTotpStep) {

    public static Factor enrolled(
            String id, FactorType type, Provider provider, FactorStatus status, Subject subject, Instant now) {
        return new Factor(id, type, provider, status, now, now, subject, null, 0);
    }

    public Factor activated(Instant now) {
        return new Factor(id, type, provider, FactorStatus.ACTIVE, created, now, subject, null, lastTotpStep);
    }

    /** Still pending, but bound to {@code next}. */
    public Factor renewed(Subject next, Instant now) {
        return new Factor(id, type, provider, status, created, now, next, openCode, lastTotpStep);
    }

    public Factor withOpenCode(OpenCode next) {
        return new Factor(id, type, provider, status, created, lastUpdated, subject, next, lastTotpStep);
    }

    public Factor withLastTotpStep(long step) {
        return new Factor(id, type, provider, status, created, lastUpdated, subject, openCode, step);
    }

    public boolean active() {
        return status == FactorStatus.ACTIVE;
    }

    public Map<String, String> profile() {
        return type.profile.shown(subject);
    }
}
