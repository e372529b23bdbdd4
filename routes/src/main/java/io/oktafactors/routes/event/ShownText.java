package io.oktafactors.routes.event;

import java.util.regex.Pattern;

/**
 * Text from outside as people get to see it: in reasons, headers, audit, console and log. What a terminal or a browser would obey
 * rather than show, and what has no place in a database, is not in it.
 */
public final class ShownText {

    /** White space that ends a line, or moves on it. */
    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85\\p{Zl}\\p{Zp}]");

    /** Control characters, format characters (all that change the direction of text among them), and halves of characters. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private static final String STAND_IN = "\uFFFD";
    private static final String CUT = "...";

    private ShownText() {}

    /** The text with blanks for line breaks and tabs, and U+FFFD for all else that is not to be seen; null for null. */
    public static String of(String text) {
        return text == null
                ? null
                : UNSEEN.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll(STAND_IN);
    }

    /** The same, cut off where it would be longer. */
    public static String atMost(int length, String text) {
        if (text == null || text.length() <= length) {
            return of(text);
        }
        int end = length - CUT.length();
        return of(text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)) + CUT;
    }
}
