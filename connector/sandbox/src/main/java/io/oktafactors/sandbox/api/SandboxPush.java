package io.oktafactors.sandbox.api;

import java.time.Instant;

/**
 * A push prompt on a device.
 *
 * @param id the transaction's id, in the form that the challenge answered with
 * @param correctAnswer the number that the caller shows and the person has to pick; null without number challenge
 * @param result {@code WAITING}, {@code SUCCESS}, {@code REJECTED}, {@code TIMEOUT} or {@code CANCELLED}
 */
public record SandboxPush(
        String id,
        String userId,
        String factorId,
        String deviceId,
        Instant created,
        Instant expiresAt,
        Integer correctAnswer,
        String result) {}
