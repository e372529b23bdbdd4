package io.oktafactors.routes.log;

import java.util.regex.Pattern;

/** Cleans text for the log, since it may contain input from outside. */
final class LogText {

    /** Maximum length of a message, in characters. */
    static final int LONGEST = 8_000;

    /** Characters of a message that are compared to find messages of one cause. */
    private static final int LONGEST_SHAPE = 300;

    /** Characters that move a terminal's cursor, end a line, or change the direction of text, except tab and line feed. */
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}\\u061c\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069&&[^\\t\\n]]");

    private static final Pattern PHONE = Pattern.compile("\\+\\d{6,15}");

    private LogText() {}

    /**
     * The text without control characters and phone numbers. Further lines are indented, so that none looks like a separate
     * event.
     */
    static String message(String text) {
        if (text == null) {
            return "";
        }
        return clean(text.replace("\r\n", "\n")).replace("\n", "\n    ");
    }

    /** The same on one line. */
    static String line(String text) {
        return text == null ? "" : clean(text).replaceAll("\\s+", " ").strip();
    }

    private static String clean(String text) {
        String shown = text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + "… (" + (text.length() - LONGEST) + " more characters)";
        return PHONE.matcher(CONTROLS.matcher(shown).replaceAll("?")).replaceAll("+…");
    }

    /** The common part of messages of one cause: words with digits or an at sign, and text in quotes, are replaced. */
    static String shape(String message) {
        StringBuilder shape = new StringBuilder();
        int end = Math.min(message.length(), LONGEST_SHAPE);
        for (int at = 0; at < end; ) {
            char first = message.charAt(at);
            int next = at + 1;
            if (first == '"') {
                int close = message.indexOf('"', next);
                next = close < 0 || close >= end ? end : close + 1;
                shape.append('"');
            } else if (isOfWord(first)) {
                boolean same = isOfId(first);
                while (next < end && isOfWord(message.charAt(next))) {
                    same |= isOfId(message.charAt(next++));
                }
                shape.append(same ? "#" : message.substring(at, next));
            } else {
                shape.append(first);
            }
            at = next;
        }
        return shape.toString();
    }

    private static boolean isOfWord(char character) {
        return Character.isLetterOrDigit(character) || "_-.@+".indexOf(character) >= 0;
    }

    private static boolean isOfId(char character) {
        return Character.isDigit(character) || character == '@';
    }
}
