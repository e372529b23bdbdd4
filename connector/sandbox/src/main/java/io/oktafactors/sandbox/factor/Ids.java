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

    /** A nonce, such as in a challenge or a link: 20 characters, valid base64url. */
    public static String nonce() {
        return random("", LENGTH);
    }

    /** An id that depends only on the prefix and the seed, so that it is the same at every start. */
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
