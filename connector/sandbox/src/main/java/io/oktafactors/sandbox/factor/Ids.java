package io.oktafactors.sandbox.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.ThreadLocalRandom;

/** Ids in Okta's form: a prefix that hints at the kind, then letters and digits; 20 characters for users and factors. */
public final class Ids {
    private static final int LENGTH = 20;
    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Ids() {}

    public static String random(String prefix) {
        return random(prefix, LENGTH);
    }

    public static String random(String prefix, int length) {
        StringBuilder id = new StringBuilder(length).append(prefix);
        ThreadLocalRandom random = ThreadLocalRandom.current();
        while (id.length() < length) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    /** What a key signs or a link carries: 20 characters that are base64url, too. */
    public static String nonce() {
        return random("", LENGTH);
    }

    /** The same id for the same seed, at every start. */
    public static String derived(String prefix, String seed) {
        byte[] digest = sha256(seed);
        StringBuilder id = new StringBuilder(LENGTH).append(prefix);
        for (int i = 0; id.length() < LENGTH; i++) {
            id.append(ALPHABET.charAt(Byte.toUnsignedInt(digest[i]) % ALPHABET.length()));
        }
        return id.toString();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
