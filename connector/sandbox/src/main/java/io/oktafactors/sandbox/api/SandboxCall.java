package io.oktafactors.sandbox.api;

import java.time.Instant;

/**
 * A request to the Okta side, as the journal keeps it.
 *
 * @param at when it was answered, by the sandbox's clock
 * @param requestId the {@code X-Okta-Request-Id} of the answer
 * @param method HTTP method
 * @param path path without query
 * @param status HTTP status of the answer that was sent; 0 if a fault sent none
 * @param outcome HTTP status of what the organization did; other than {@code status} only where a fault struck, and 0 if the
 *     fault kept the call off
 * @param userId the {@code {userId}} of the path, or null
 * @param principal who called: the client id of an app or the name of an API token; null if that was not known
 * @param bucket pattern of the rate-limit bucket that counted the call, or null if none did
 * @param fault the kind of the fault that struck, or null
 */
public record SandboxCall(
        Instant at,
        String requestId,
        String method,
        String path,
        int status,
        int outcome,
        String userId,
        String principal,
        String bucket,
        String fault) {}
