package io.oktafactors.sandbox.user;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Ids;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECPoint;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A phone with Okta Verify.
 *
 * @param key public half of its key: key id, x and y, separated by colons
 * @param reaction what it does with a push by itself
 * @param delayMillis how long it takes for that
 */
public record Device(
        String id,
        String name,
        String platform,
        String deviceType,
        String version,
        String key,
        State state,
        Reaction reaction,
        long delayMillis) {

    /** How Okta finds the device, and what it says to a push if that does not go. */
    public enum State {
        ACTIVE(null),
        SUSPENDED(OktaErrorCode.DEVICE_STATUS),
        GONE(OktaErrorCode.DEVICE_GONE),
        FACTOR_REMOVED(OktaErrorCode.DEVICE_FACTOR_INACTIVE),
        USER_REMOVED(OktaErrorCode.PUSH_USER_GONE);

        private final OktaErrorCode refusal;

        State(OktaErrorCode refusal) {
            this.refusal = refusal;
        }
    }

    public enum Reaction {
        /** Waits for somebody to approve or deny. */
        ASK,
        APPROVE,
        DENY,
        /** Never answers, even if somebody tries. */
        IGNORE
    }

    /** A device as it comes out of its box, with a key of its own. */
    public static Device active(String id, String name, String platform, String deviceType, String version) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            ECPoint point = ((ECPublicKey) generator.generateKeyPair().getPublic()).getW();
            String key = Ids.random("", 22) + ":" + base64(point.getAffineX()) + ":" + base64(point.getAffineY());
            return new Device(id, name, platform, deviceType, version, key, State.ACTIVE, Reaction.ASK, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has this curve.", e);
        }
    }

    private static String base64(BigInteger coordinate) {
        byte[] signed = coordinate.toByteArray();
        byte[] bytes = new byte[32];
        int length = Math.min(signed.length, bytes.length);
        System.arraycopy(signed, signed.length - length, bytes, bytes.length - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public void check() {
        if (state.refusal != null) {
            throw OktaError.of(state.refusal);
        }
    }

    /** What a factor's profile says of it. */
    public Map<String, String> profile() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("deviceType", deviceType);
        fields.put("name", name);
        fields.put("platform", platform);
        fields.put("version", version);
        return fields;
    }

    public Device with(State nextState, Reaction nextReaction, long nextDelayMillis) {
        return new Device(id, name, platform, deviceType, version, key, nextState, nextReaction, nextDelayMillis);
    }
}
