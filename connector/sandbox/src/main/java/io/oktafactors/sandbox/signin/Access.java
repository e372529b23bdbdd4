package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.api.SandboxRole.Permission;

/**
 * What a caller needs for an operation.
 *
 * @param scope required scope of an access token, or null if Okta accepts only API tokens
 */
public record Access(Permission permission, String scope) {}
