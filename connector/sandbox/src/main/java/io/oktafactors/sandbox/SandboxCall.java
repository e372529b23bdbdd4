package io.oktafactors.sandbox;

import java.time.Instant;

/**
 * A request to the Okta side, as the journal keeps it.
 *
 * @param at when it was answered, by the sandbox's clock
 * @param method HTTP method
 * @param path path without query
 * @param status HTTP status of the answer
 * @param userId the {@code {userId}} of the path, or null
 */
public record SandboxCall(Instant at, String method, String path, int status, String userId) {}
