package io.oktafactors.sandbox.factor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** Time-based codes (RFC 6238) as authenticator apps make them: six digits, SHA-1, a new one every 30 seconds. */
public final class Totp {
    public static final Duration STEP = Duration.ofSeconds(30);
    public static final int DIGITS = 6;

    private static final int SECRET_BYTES = 10;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TimeBasedOneTimePasswordGenerator GENERATOR =
            new TimeBasedOneTimePasswordGenerator(STEP, DIGITS);

    private Totp() {}

    /** A shared secret of 16 base32 characters. */
    public static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Base32().encodeToString(secret);
    }

    public static String code(String secret, Instant at) {
        return codeOf(key(secret), at);
    }

    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP.toSeconds());
    }

    /** How many steps the code is away from {@code now}, or null if it is the code of none of the next or last {@code reach} steps. */
    public static Integer distance(String secret, String code, Instant now, int reach) {
        Key key = key(secret);
        for (int distance = 0; distance <= reach; distance++) {
            if (codeOf(key, now.minus(STEP.multipliedBy(distance))).equals(code)) {
                return -distance;
            }
            if (codeOf(key, now.plus(STEP.multipliedBy(distance))).equals(code)) {
                return distance;
            }
        }
        return null;
    }

    private static Key key(String secret) {
        return new SecretKeySpec(new Base32().decode(secret), "RAW");
    }

    private static String codeOf(Key key, Instant at) {
        try {
            return GENERATOR.generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("A base32 secret is always a valid key.", e);
        }
    }
}
