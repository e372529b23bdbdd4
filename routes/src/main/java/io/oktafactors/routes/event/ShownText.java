package io.oktafactors.routes.event;

import java.util.regex.Pattern;

/**
 * Text from outside as it is shown in reasons, headers, audit, console and log. It contains no characters that control a
 * terminal or a browser, and none that the database cannot store.
 */
public final class ShownText {

    /** White space that ends a line, or moves the cursor in it. */
    private static final Pattern BREAKS = Pattern.compile("[\\t\\n\\x0B\\f\\r\\x85\\p{Zl}\\p{Zp}]");

    /** Control characters, format characters (including all that change the direction of text), and unpaired surrogates. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]");

    private static final String STAND_IN = "\uFFFD";
    private static final String CUT = "...";

    private ShownText() {}

    /** The text with blanks for line breaks and tabs, and U+FFFD for all other characters that are not shown; null for null. */
    public static String of(String text) {
        return text == null
                ? null
                : UNSEEN.matcher(BREAKS.matcher(text).replaceAll(" ")).replaceAll(STAND_IN);
    }

    /** The same, cut to a maximum length. */
    public static String atMost(int length, String text) {
        if (text == null || text.length() <= length) {
            return of(text);
        }
        int end = length - CUT.length();
        return of(text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)) + CUT;
    }
}
