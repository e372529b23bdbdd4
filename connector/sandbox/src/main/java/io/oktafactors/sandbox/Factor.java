package io.oktafactors.sandbox;

import java.time.Instant;
import java.util.Map;

/**
 * A factor with all that the organization knows of it, secrets included.
 *
 * @param openCode the newest code that was sent and not used yet, or null
 * @param lastTotpStep the latest time step whose code was used; older codes are replays
 */
record Factor(
        String id,
        FactorType type,
        Provider provider,
        FactorStatus status,
        Instant created,
        Instant lastUpdated,
        Subject subject,
        OpenCode openCode,
        long lastTotpStep) {

    static Factor enrolled(
            String id, FactorType type, Provider provider, FactorStatus status, Subject subject, Instant now) {
        return new Factor(id, type, provider, status, now, now, subject, null, 0);
    }

    Factor activated(Instant now) {
        return new Factor(id, type, provider, FactorStatus.ACTIVE, created, now, subject, null, lastTotpStep);
    }

    /** Still pending, but bound to {@code next}. */
    Factor renewed(Subject next, Instant now) {
        return new Factor(id, type, provider, status, created, now, next, openCode, lastTotpStep);
    }

    Factor withOpenCode(OpenCode next) {
        return new Factor(id, type, provider, status, created, lastUpdated, subject, next, lastTotpStep);
    }

    Factor withLastTotpStep(long step) {
        return new Factor(id, type, provider, status, created, lastUpdated, subject, openCode, step);
    }

    boolean active() {
        return status == FactorStatus.ACTIVE;
    }

    Map<String, String> profile() {
        return type.profile.shown(subject);
    }
}
