package io.oktafactors.routes.feed;

import java.util.function.Function;

/**
 * The values of one record by column: trimmed, line breaks inside replaced by blanks, null if empty.
 *
 * @param values returns the original value of a column; null if there is none
 */
public record RowValues(Function<HrColumn, String> values) {

    /** The value of a column; null if the column is missing or empty. */
    public String get(HrColumn column) {
        String written = values.apply(column);
        if (written == null) {
            return null;
        }
        String value = onOneLine(trimmed(written));
        return value.isEmpty() ? null : value;
    }

    /** The value of a required column. */
    public String require(HrColumn column) {
        String value = get(column);
        if (value == null) {
            throw new RowFault(column, Fault.MISSING_VALUE, column.label() + " is empty; enter a value.");
        }
        return value;
    }

    /** The value without blanks at both ends, including those of Unicode, such as no-break and zero-width ones. */
    public static String trimmed(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    /** Line breaks, with the white space around them, replaced by a blank each. */
    private static String onOneLine(String value) {
        if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
            return value;
        }
        StringBuilder line = new StringBuilder(value.length());
        int blanks = 0;
        boolean breaks = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ' ' || c >= '\t' && c <= '\r') {
                blanks++;
                breaks |= c == '\n' || c == '\r';
            } else {
                line.append(breaks ? " " : value.substring(i - blanks, i)).append(c);
                blanks = 0;
                breaks = false;
            }
        }
        return line.append(breaks ? " " : value.substring(value.length() - blanks))
                .toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }
}
