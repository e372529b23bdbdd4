package io.oktafactors.routes.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells contents of files apart. Takes the bytes in pieces of any size. */
final class ContentId {

    private static final int ID_BYTES = 6;

    private final MessageDigest digest;

    ContentId() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void update(byte[] bytes, int length) {
        digest.update(bytes, 0, length);
    }

    /** The id of all bytes so far, after which there are no more. */
    String value() {
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }
}
