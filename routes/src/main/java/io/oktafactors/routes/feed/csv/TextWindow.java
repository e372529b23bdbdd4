package io.oktafactors.routes.feed.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Reads a text from beginning to end, with lookahead. Only the characters of the lookahead are kept in memory. */
final class TextWindow {

    /** Returned after the last character. */
    static final int END = -1;

    private static final int SIZE = 16 * 1024;

    private final Reader text;
    private char[] characters = new char[SIZE];
    private int start;
    private int end;
    private boolean ended;

    TextWindow(Reader text) {
        this.text = text;
    }

    /** The character at this distance from the next one, or {@link #END}. */
    int at(int ahead) throws IOException {
        while (start + ahead >= end) {
            if (!fill()) {
                return END;
            }
        }
        return characters[start + ahead];
    }

    /** The next characters, which must be in the lookahead. */
    String text(int length) {
        return new String(characters, start, length);
    }

    /** Skips characters, which must be in the lookahead. */
    void skip(int length) {
        start += length;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (start > characters.length / 2) {
            System.arraycopy(characters, start, characters, 0, end - start);
            end -= start;
            start = 0;
        } else if (end == characters.length) {
            characters = Arrays.copyOf(characters, 2 * characters.length);
        }
        int count = text.read(characters, end, characters.length - end);
        ended = count < 0;
        end += Math.max(count, 0);
        return !ended;
    }
}
