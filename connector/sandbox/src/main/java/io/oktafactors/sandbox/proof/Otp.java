package io.oktafactors.sandbox.proof;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * One-time codes of one key: by time (RFC 6238) or by count (RFC 4226). A position is a time step or a count.
 *
 * @param pin what the person types before the code; empty for none
 * @param stepSeconds length of a time step; 0 for codes by count
 * @param key base64
 */
public record Otp(String pin, String algorithm, int digits, int stepSeconds, String key) {
    /** Length of a time step of authenticator apps, in seconds, and of their codes. */
    public static final int APP_STEP = 30;

    public static final int APP_DIGITS = 6;

    private static final String SHA1 = "HmacSHA1";
    private static final int APP_SECRET_BYTES = 10;
    private static final String RSA_PIN = "1234";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A shared secret of an authenticator app: 16 base32 characters. */
    public static String newSecret() {
        byte[] secret = new byte[APP_SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new Base32().encodeToString(secret);
    }

    /** The codes of an authenticator app with this shared secret. */
    static Otp ofApp(String secret) {
        return new Otp("", SHA1, APP_DIGITS, APP_STEP, base64(new Base32().decode(secret)));
    }

    /**
     * The RSA or Symantec token of a credential id. There is one for each id, so tokens need not be issued. An RSA code is
     * valid for 60 s and is typed after the PIN 1234; a Symantec VIP code is valid for 30 s, without a PIN.
     */
    public static Otp token(Provider provider, String credentialId) {
        byte[] key = sha1(provider + " " + credentialId);
        boolean rsa = provider == Provider.RSA;
        return new Otp(rsa ? RSA_PIN : "", SHA1, 6, rsa ? 60 : 30, base64(key));
    }

    public String format() {
        return String.join(":", pin, algorithm, Integer.toString(digits), Integer.toString(stepSeconds), key);
    }

    static Otp parse(String text) {
        String[] parts = text.split(":", 5);
        return new Otp(parts[0], parts[1], Integer.parseInt(parts[2]), Integer.parseInt(parts[3]), parts[4]);
    }

    /** The position of the current code: that of the time, or the one after the last. */
    public long due(Instant now, long last) {
        return stepSeconds == 0 ? last + 1 : Math.floorDiv(now.getEpochSecond(), stepSeconds);
    }

    /** The code that the person reads and types. */
    public String code(long position) {
        try {
            // RFC 6238 is RFC 4226 with time steps as counters; with steps of one second the two are the same.
            TimeBasedOneTimePasswordGenerator generator =
                    new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(1), digits, algorithm);
            SecretKeySpec secret = new SecretKeySpec(Base64.getDecoder().decode(key), algorithm);
            return pin + generator.generateOneTimePasswordString(secret, Instant.ofEpochSecond(position));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("Profiles name algorithms that every Java platform has.", e);
        }
    }

    /** The position of this code that is nearest to {@code due} and at most {@code reach} away. */
    Optional<Long> position(String given, long due, int reach) {
        return LongStream.rangeClosed(0, reach)
                .boxed()
                .flatMap(distance -> List.of(due - distance, due + distance).stream())
                .filter(position -> position >= 0)
                .filter(position -> MessageDigest.isEqual(bytes(code(position)), bytes(given)))
                .findFirst();
    }

    private static byte[] sha1(String text) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-1.", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "Otp"; // toString() must not show the key
    }
}
