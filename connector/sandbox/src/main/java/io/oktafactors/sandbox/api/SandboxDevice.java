package io.oktafactors.sandbox.api;

/**
 * A phone with Okta Verify.
 *
 * @param id Okta's id of the device; null for one that is not registered yet
 * @param userId id of its owner; null for a device that is not registered yet
 * @param name what its owner calls it
 * @param platform such as {@code IOS} or {@code ANDROID}
 * @param deviceType such as {@code SmartPhone_IPhone}
 * @param version of the platform
 * @param fastPass whether registering it enrols a {@code signed_nonce} factor as well
 * @param state {@code ACTIVE}, {@code SUSPENDED}, {@code GONE}, {@code FACTOR_REMOVED} or {@code USER_REMOVED}: all but the
 * first make Okta refuse pushes
 * @param reaction its automatic reaction to a push: {@code ASK} waits for an answer, {@code APPROVE}, {@code DENY}, {@code
 * IGNORE}
 * @param delayMillis delay of the reaction, in milliseconds
 */
public record SandboxDevice(
        String id,
        String userId,
        String name,
        String platform,
        String deviceType,
        String version,
        boolean fastPass,
        String state,
        String reaction,
        long delayMillis) {

    /** A phone that is not registered yet, with the reaction {@code ASK}. */
    public static SandboxDevice named(String name) {
        return new SandboxDevice(null, null, name, "IOS", "SmartPhone_IPhone", "18.1", false, "ACTIVE", "ASK", 0);
    }

    public SandboxDevice withFastPass() {
        return new SandboxDevice(id, userId, name, platform, deviceType, version, true, state, reaction, delayMillis);
    }
}
