package io.oktafactors.sandbox.limit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoded text of URLs. A path is cut into segments first, so that {@code %2F} and {@code %3F} are part of one. */
public final class UrlText {
    private UrlText() {}

    /**
     * Decodes a segment of a path.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hex digits
     */
    public static String ofSegment(String segment) {
        return segment.indexOf('%') < 0 ? segment : ofQuery(segment.replace("+", "%2B"));
    }

    /** Whether each percent sign of a path or query is followed by two hex digits. */
    public static boolean readable(String text) {
        if (text.indexOf('%') < 0) {
            return true;
        }
        try {
            ofQuery(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Decodes a name or value of a query.
     *
     * @throws IllegalArgumentException if a percent sign is not followed by two hex digits
     */
    public static String ofQuery(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
