package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.api.SandboxProfile;
import java.time.Instant;
import java.util.Set;

/**
 * Login, status and profile of a user.
 *
 * @param activated null while the user is STAGED
 * @param groups names of groups, for enrolment policies
 */
public record Identity(
        String id,
        UserStatus status,
        Instant created,
        Instant activated,
        Instant lastUpdated,
        SandboxProfile profile,
        Set<String> groups) {
    public Identity {
        groups = groups == null ? Set.of() : groups;
    }

    Identity withStatus(UserStatus next, Instant now) {
        return new Identity(id, next, created, activated, now, profile, groups);
    }
}
