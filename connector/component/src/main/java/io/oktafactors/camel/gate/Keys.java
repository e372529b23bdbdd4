package io.oktafactors.camel.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes keys of values that must not be stored: hashes with a secret that ends with the process. */
public final class Keys {

    private static final String HASH = "HmacSHA256";

    private final SecretKeySpec secret;

    public Keys() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        secret = new SecretKeySpec(random, HASH);
    }

    /** The same for the same values in the same order. */
    public Key of(String... values) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(secret);
            for (String value : values) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal());
            return new Key(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + HASH, e);
        }
    }
}
