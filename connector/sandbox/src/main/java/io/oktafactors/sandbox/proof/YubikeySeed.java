package io.oktafactors.sandbox.proof;

import java.time.Instant;
import java.util.Optional;

/**
 * A YubiKey whose seed the organization has.
 *
 * @param id 20 characters, {@code ykk…}
 * @param publicId what each of its codes begins with: 12 modhex characters
 * @param privateId 6 bytes, hex
 * @param aesKey 16 bytes, hex
 * @param userId the user who enrolled it, or null
 * @param presses how often its button was pressed
 */
public record YubikeySeed(
        String id,
        String serialNumber,
        String publicId,
        String privateId,
        String aesKey,
        Instant created,
        Instant lastUpdated,
        String userId,
        int presses) {

    /** The name of the first invalid field; empty if there is none. */
    public static Optional<String> fault(String publicId, String privateId, String aesKey) {
        if (publicId == null || !publicId.matches("[cbdefghijklnrtuv]{12}")) {
            return Optional.of("publicId");
        }
        if (privateId == null || !privateId.matches("[0-9a-f]{12}")) {
            return Optional.of("privateId");
        }
        return aesKey != null && aesKey.matches("[0-9a-f]{32}") ? Optional.empty() : Optional.of("aesKey");
    }

    public YubikeySeed assignedTo(String nextUserId, Instant now) {
        return new YubikeySeed(id, serialNumber, publicId, privateId, aesKey, created, now, nextUserId, presses);
    }

    public YubikeySeed pressed() {
        return new YubikeySeed(
                id, serialNumber, publicId, privateId, aesKey, created, lastUpdated, userId, presses + 1);
    }

    @Override
    public String toString() {
        return "YubikeySeed[" + id + "]"; // toString() must not show keys
    }
}
