package io.oktafactors.sandbox.api;

import java.time.Instant;

/**
 * A code that was sent to a person, as the phone or mailbox received it.
 *
 * @param at when it was sent, by the sandbox's clock
 * @param channel {@code sms}, {@code call} or {@code email}
 * @param address phone number (E.164) or email address
 * @param factorId the factor that the code is for
 * @param userId the factor's owner
 * @param code the code: six digits
 * @param purpose {@code enroll}, {@code resend} or {@code challenge}
 */
public record SandboxMessage(
        Instant at, String channel, String address, String factorId, String userId, String code, String purpose) {}
