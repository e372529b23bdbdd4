package io.oktafactors.routes.feed.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/** Reads a text from its beginning to its end, and looks ahead. Holds no more than what was looked at. */
final class TextWindow {

    /** Stands behind the last character. */
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

    /** The character so many behind the next one, or {@link #END}. */
    int at(int ahead) throws IOException {
        while (start + ahead >= end) {
            if (!fill()) {
                return END;
            }
        }
        return characters[start + ahead];
    }

    /** The next characters, all of which were looked at. */
    String text(int length) {
        return new String(characters, start, length);
    }

    /** Passes over characters, all of which were looked at. */
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
