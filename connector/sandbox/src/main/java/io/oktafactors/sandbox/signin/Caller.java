package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.api.SandboxRole;
import io.oktafactors.sandbox.api.SandboxRole.Permission;
import io.oktafactors.sandbox.oauth.Scheme;
import java.util.Set;

/**
 * The caller of a request.
 *
 * @param id client id of an app, or name of an API token
 * @param scheme scheme of an OAuth app's access token, or null for an API token
 * @param scopes scopes of the access token; an API token has none and needs none
 */
public record Caller(String id, Scheme scheme, Set<SandboxRole> roles, Set<String> scopes) {

    boolean oauth() {
        return scheme != null;
    }

    boolean mayUse(Permission permission) {
        return roles.stream().anyMatch(role -> role.permits(permission));
    }
}
