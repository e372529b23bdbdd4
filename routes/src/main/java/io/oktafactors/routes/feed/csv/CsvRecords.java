package io.oktafactors.routes.feed.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.RowFault;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Cuts a text into records, which the CSV library then splits. Cutting is done here because a quote that is never closed must
 * make one physical line invalid, and not the rest of the file.
 *
 * <p>A quote counts as never closed when the file ends first, when the record would be longer than {@value #MAX_LINES} lines or
 * {@value #MAX_LENGTH} characters, when a line inside the quotes has as many separators as a whole row, or when the closing
 * quote is in the middle of a value. Then the lines behind it are read a second time, and not more often: none of them can have
 * an open quote itself, since it would have closed the first one.
 *
 * <p>A line of more than {@value #MAX_LENGTH} characters is one record with a fault. The text is read once and not kept in
 * memory.
 */
final class CsvRecords {

    static final int MAX_LENGTH = 1024 * 1024;
    static final int MAX_COLUMNS = 10_000;

    private static final int MAX_LINES = 100;
    private static final int UNCLOSED = -1;
    private static final int TOO_LONG = -2;

    private final TextWindow text;
    private final char separator;
    private final CsvReader.CsvReaderBuilder csv;
    private int separatorsOfRow = Integer.MAX_VALUE;
    private long line = 1;

    CsvRecords(Reader text, char separator) {
        this.text = new TextWindow(text);
        this.separator = separator;
        this.csv = CsvReader.builder()
                .fieldSeparator(separator)
                .acceptCharsAfterQuotes(false)
                .skipEmptyLines(false);
    }

    /** Sets the number of columns, which is used to detect rows inside a quote that was left open. */
    void expect(int columns) {
        separatorsOfRow = columns - 1;
    }

    boolean hasNext() {
        try {
            return text.at(0) != TextWindow.END;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RawRecord next() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawRecord read() throws IOException {
        long first = line;
        int end = endOfRecord();
        if (end == TOO_LONG) {
            return tooLong(first);
        }
        RawRecord record = end == UNCLOSED ? null : split(first, text.text(end));
        boolean joinedByMistake = record != null && record.fault() != null && end > endOfLine();
        if (record == null || joinedByMistake) {
            end = endOfLine();
            record = unclosed(first, text.text(end));
        }
        moveBehind(end);
        return record;
    }

    private int endOfRecord() throws IOException {
        boolean quoted = false;
        boolean valueStarts = true;
        int lines = 1;
        int separators = 0;
        for (int i = 0; i <= MAX_LENGTH; i++) {
            int c = text.at(i);
            if (c == TextWindow.END) {
                return quoted ? UNCLOSED : i;
            }
            if (!quoted && isLineBreak(c)) {
                return i;
            }
            if (!quoted) {
                quoted = valueStarts && c == '"';
                valueStarts = c == separator;
            } else if (c == '"' && text.at(i + 1) == '"') {
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
        return endOfLine() > MAX_LENGTH ? TOO_LONG : UNCLOSED;
    }

    /** The end of the line, or the position at which it is known to be too long. */
    private int endOfLine() throws IOException {
        int end = 0;
        for (int c = text.at(0); end <= MAX_LENGTH && c != TextWindow.END && !isLineBreak(c); c = text.at(end)) {
            end++;
        }
        return end;
    }

    private RawRecord tooLong(long first) throws IOException {
        String raw = text.text(FeedRow.Invalid.MAX_RAW + 1);
        for (int c = text.at(0); c != TextWindow.END && !isLineBreak(c); c = text.at(0)) {
            text.skip(1);
        }
        moveBehind(0);
        return faulty(
                first,
                raw,
                Fault.TOO_LONG,
                "The line has more than " + MAX_LENGTH
                        + " characters; check whether line breaks are missing in the file.");
    }

    private void moveBehind(int end) throws IOException {
        int next = end;
        if (text.at(next) != TextWindow.END) {
            next += text.at(next) == '\r' && text.at(next + 1) == '\n' ? 2 : 1;
        }
        for (int i = 0; i < next; i++) {
            if (endsLine(i)) {
                line++;
            }
        }
        text.skip(next);
    }

    private boolean endsLine(int index) throws IOException {
        int c = text.at(index);
        return c == '\n' || c == '\r' && text.at(index + 1) != '\n';
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r';
    }

    private RawRecord split(long first, String raw) {
        if (raw.isEmpty()) {
            return new RawRecord(first, raw, List.of(), null);
        }
        if (raw.chars().filter(c -> c == separator).limit(MAX_COLUMNS).count() == MAX_COLUMNS) {
            return faulty(
                    first,
                    raw,
                    Fault.TOO_MANY_COLUMNS,
                    "The row has more than " + MAX_COLUMNS
                            + " columns; put quotes around values that contain the separator.");
        }
        try {
            CsvRecord fields = csv.ofCsvRecord(raw).iterator().next();
            return new RawRecord(first, raw, fields.getFields(), null);
        } catch (CsvParseException e) {
            return faulty(
                    first, raw, Fault.STRAY_QUOTE, "Text follows a closing quote; write a quote inside a value twice.");
        }
    }

    private static RawRecord unclosed(long first, String raw) {
        return faulty(
                first,
                raw,
                Fault.UNCLOSED_QUOTE,
                "A quoted value is not closed; add the closing quote, or write a quote inside a value twice.");
    }

    private static RawRecord faulty(long first, String raw, Fault fault, String reason) {
        return new RawRecord(first, raw, List.of(), new RowFault(fault, reason));
    }
}
