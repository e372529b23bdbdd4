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
 * Ids that are computed from content: the same for the same content on every node of an installation. They are made with a key
 * (HMAC-SHA-256), so nobody without the key can test guesses of the content. Immutable and thread-safe.
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
     * The id of a list of values. The position of a value is part of the content: the same value at another position gives
     * another id.
     *
     * @param kind name of the kind of content, so that two kinds never have the same id
     * @param values any of them may be null
     */
    public String of(String kind, List<String> values) {
        String content = values.stream().map(ContentIds::measured).collect(Collectors.joining());
        return id(mac(kind).doFinal(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The id of a single text. */
    public String of(String kind, String value) {
        return of(kind, Arrays.asList(value));
    }

    /** For content that is read piece by piece: update it with the pieces, and make an {@link #id} of its result. */
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

    /** @param hash the result of a {@link #mac} */
    public static String id(byte[] hash) {
        return HexFormat.of().formatHex(hash, 0, LENGTH / 2);
    }

    private static String measured(String value) {
        return value == null ? "-" : value.length() + ":" + value;
    }
}
