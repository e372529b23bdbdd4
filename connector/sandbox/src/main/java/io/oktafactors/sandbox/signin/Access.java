package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.api.SandboxRole.Permission;

/**
 * What a caller needs for an operation.
 *
 * @param scope scope of an access token, or null where Okta takes API tokens only
 */
public record Access(Permission permission, String scope) {}
