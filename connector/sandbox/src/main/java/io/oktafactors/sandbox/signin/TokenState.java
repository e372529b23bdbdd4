package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.api.SandboxRole;
import java.time.Instant;
import java.util.Set;

/**
 * The state of an API token, without its value.
 *
 * @param creator id or login, or null
 * @param good whether it is accepted
 */
public record TokenState(String name, String creator, Set<SandboxRole> roles, Instant lastUsed, boolean good) {}
