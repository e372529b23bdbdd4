package io.oktafactors.routes.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Ids that follow from content: the same for the same content, on every node of an installation, and of no use to somebody who
 * guesses at the content, for they are made with a key (HMAC-SHA-256). Immutable and safe for many threads.
 */
public final class ContentIds {

    /** How many characters an id has: 128 bits in hexadecimal digits. */
    public static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;

    /**
     * @param key the key of the installation
     */
    public ContentIds(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * The id of a list of values. Each counts with its place: one that is moved to the next gives another id.
     *
     * @param kind what the values are, so that two kinds of content never share an id
     * @param values any of them may be null
     */
    public String of(String kind, List<String> values) {
        String content = values.stream().map(ContentIds::measured).collect(Collectors.joining());
        return id(mac(kind).doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The same for values that are one text. */
    public String of(String kind, String value) {
        return of(kind, Arrays.asList(value));
    }

    /** For content that is read piece by piece: update it with the pieces, and make an {@link #id} of its last word. */
    public Mac mac(String kind) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(measured(kind).getBytes(StandardCharsets.UTF_8));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * @param hash what a {@link #mac} came to
     */
    public static String id(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, LENGTH / 2);
    }

    private static String measured(String value) {
        return value == null ? "-" : value.length() + ":" + value;
    }
}
