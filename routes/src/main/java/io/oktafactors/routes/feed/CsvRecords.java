package io.oktafactors.routes.feed;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;

/**
 * Cuts a text into records and lets the CSV library split each. Cutting is done here because a quote that is never
 * closed must cost one physical line and not the rest of the file.
 *
 * <p>A quote counts as never closed when the file ends first, when the record would be longer than {@value #MAX_LINES}
 * lines, when a line inside the quotes has as many separators as a whole row, or when what closes it stands in the
 * middle of a value.
 */
final class CsvRecords {

    private static final int MAX_LINES = 100;
    private static final int UNCLOSED = -1;

    private final String text;
    private final char separator;
    private final CsvReader.CsvReaderBuilder csv;
    private int separatorsOfRow = Integer.MAX_VALUE;
    private int position;
    private int line = 1;

    CsvRecords(String text, char separator) {
        this.text = text;
        this.separator = separator;
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .acceptCharsAfterQuotes(false)
                .skipEmptyLines(false);
    }

    /** Says how many columns a row has, which tells rows inside a quote that was left open. */
    void expect(int columns) {
        separatorsOfRow = columns - 1;
    }

    boolean hasNext() {
        return position < text.length();
    }

    RawRecord next() {
        int first = line;
        int end = endOfRecord();
        RawRecord record = end == UNCLOSED ? null : split(first, text.substring(position, end));
        boolean joinedByMistake = record != null && record.fault() != null && end > endOfLine();
        if (record == null || joinedByMistake) {
            end = endOfLine();
            record = unclosed(first, text.substring(position, end));
        }
        moveBehind(end);
        return record;
    }

    private int endOfRecord() {
        boolean quoted = false;
        boolean valueStarts = true;
        int lines = 1;
        int separators = 0;
        for (int i = position; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!quoted && isLineBreak(c)) {
                return i;
            }
            if (!quoted) {
                quoted = valueStarts && c == '"';
                valueStarts = c == separator;
            } else if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                i++;
            } else if (c == '"') {
                quoted = false;
            } else if (c == separator) {
                separators++;
            } else if (endsLine(i)) {
                lines++;
                separators = 0;
            }
            if (lines > MAX_LINES || lines > 1 && separators >= separatorsOfRow) {
                return UNCLOSED;
            }
        }
        return quoted ? UNCLOSED : text.length();
    }

    private int endOfLine() {
        int end = position;
        while (end < text.length() && !isLineBreak(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void moveBehind(int end) {
        int next = end;
        if (next < text.length()) {
            next += text.startsWith("\r\n", next) ? 2 : 1;
        }
        for (int i = position; i < next; i++) {
            if (endsLine(i)) {
                line++;
            }
        }
        position = next;
    }

    private boolean endsLine(int index) {
        return isLineBreak(text.charAt(index)) && !text.startsWith("\r\n", index);
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private RawRecord split(int first, String raw) {
        if (raw.isEmpty()) {
            return new RawRecord(first, raw, List.of(), null);
        }
        try {
            CsvRecord fields = csv.ofCsvRecord(raw).iterator().next();
            return new RawRecord(first, raw, fields.getFields(), null);
        } catch (CsvParseException e) {
            return faulty(
                    first,
                    raw,
                    Fault.STRAY_QUOTE,
                    "A closing quote is followed by more of the value; write a quote inside a value twice.");
        }
    }

    private static RawRecord unclosed(int first, String raw) {
        return faulty(
                first,
                raw,
                Fault.UNCLOSED_QUOTE,
                "A quote is opened and not closed; close it, or write a quote inside a value twice.");
    }

    private static RawRecord faulty(int first, String raw, Fault fault, String reason) {
        return new RawRecord(first, raw, List.of(), new RowFault(fault, reason));
    }
}
