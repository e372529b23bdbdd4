package io.oktafactors.routes.feed.csv;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Checks whether bytes are valid UTF-8. The bytes may be passed in pieces of any size; a character may be split between two. */
final class Utf8Check {

    private static final int SIZE = 8 * 1024;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE);
    private final CharBuffer characters = CharBuffer.allocate(SIZE);
    private boolean valid = true;

    void update(byte[] piece, int length) {
        int taken = 0;
        while (valid && taken < length) {
            int next = Math.min(length - taken, bytes.remaining());
            bytes.put(piece, taken, next).flip();
            taken += next;
            valid = decodes();
            bytes.compact();
        }
    }

    /** Whether all bytes so far are complete characters. */
    boolean isUtf8() {
        return valid && bytes.position() == 0;
    }

    private boolean decodes() {
        CoderResult result;
        do {
            result = decoder.decode(bytes, characters.clear(), false);
        } while (result.isOverflow());
        return !result.isError();
    }
}
