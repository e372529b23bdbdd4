package io.oktafactors.sandbox.api;

import java.time.Instant;

/**
 * A saved state of the organization: users with factors, phones, messages and pushes, seeds of YubiKeys, circumstances, shares
 * of the limits and faults. The sandbox keeps it until the snapshot is deleted or the process ends.
 *
 * @param at when it was taken, by the sandbox's clock
 * @param users how many there are in it
 */
public record SandboxSnapshot(String id, Instant at, int users) {}
