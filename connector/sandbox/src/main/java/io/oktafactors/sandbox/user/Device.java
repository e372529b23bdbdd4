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
 * @param key its public key: key id, x and y, separated by colons
 * @param reaction its automatic reaction to a push
 * @param delayMillis delay of the reaction, in milliseconds
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

    /** The state of the device at Okta, and the error for a push if it cannot be sent. */
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
        /** Waits for an answer. */
        ASK,
        APPROVE,
        DENY,
        /** Never answers; answers to its pushes are ignored too. */
        IGNORE
    }

    /** A new device with its own key. */
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

    /** The fields of the device in a factor's profile. */
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
