package io.oktafactors.sandbox.api;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * An API token of the organization. It expires 30 days after its last use. Each method that sets a value returns a changed
 * copy.
 *
 * @param name unique name, used in limits and views
 * @param value the secret, for {@code Authorization: SSWS …}
 * @param creator id or login of the user who made it, or null; the token is refused when this user is deactivated
 * @param roles admin roles of the creator, which are the token's
 * @param lastUsed when it was last used, or null for the start of the sandbox
 * @param revoked whether it is refused from the beginning
 */
public record SandboxToken(
        String name, String value, String creator, Set<SandboxRole> roles, Instant lastUsed, boolean revoked) {

    public SandboxToken {
        if (name == null || name.isBlank() || value == null || value.isBlank()) {
            throw new SandboxException("An API token needs a name and a value.");
        }
        roles = Set.copyOf(roles);
    }

    /** A super administrator's token. */
    public static SandboxToken of(String name, String value) {
        return new SandboxToken(name, value, null, Set.of(SandboxRole.SUPER_ADMIN), null, false);
    }

    public SandboxToken withCreator(String idOrLogin) {
        return new SandboxToken(name, value, idOrLogin, roles, lastUsed, revoked);
    }

    public SandboxToken withRoles(SandboxRole... names) {
        return new SandboxToken(name, value, creator, Set.copyOf(List.of(names)), lastUsed, revoked);
    }

    public SandboxToken withLastUse(Instant at) {
        return new SandboxToken(name, value, creator, roles, at, revoked);
    }

    public SandboxToken thatIsRevoked() {
        return new SandboxToken(name, value, creator, roles, lastUsed, true);
    }

    @Override
    public String toString() {
        return "SandboxToken[" + name + "]";
    }
}
