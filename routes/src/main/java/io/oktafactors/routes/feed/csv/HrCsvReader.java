package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.event.ContentIds;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.feed.FeedException;
import io.oktafactors.routes.feed.FeedSource;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import io.oktafactors.routes.feed.hr.RowReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Reads CSV files of HR systems into events. Immutable and thread-safe.
 *
 * <p>A file is UTF-8, UTF-16 with a byte order mark, or Windows-1252 if its bytes are not valid UTF-8. Its columns are
 * separated by a comma, semicolon, tab or vertical bar, whichever splits the header best, and may be in any order under any of
 * the names in {@link HrColumn}. It may be of any size, since it is never held in memory as a whole. The header has to be
 * within its first {@value #HEADER_WITHIN} characters.
 */
public final class HrCsvReader {

    static final int HEADER_WITHIN = 64 * 1024;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final ContentIds ids;
    private final RowReader rows;

    public HrCsvReader(HrCsvOptions options, ContentIds ids) {
        this.ids = ids;
        this.rows = new RowReader(options, new EventIds(ids));
    }

    /**
     * Reads all bytes of a file once, and parses the header.
     *
     * @param source the bytes, which are read again for the rows
     * @param name name for events and messages
     * @param occurredAt when the content was written
     * @throws IOException if they cannot be read
     * @throws FeedException if the header is invalid
     */
    public HrFeed read(FeedSource source, String name, Instant occurredAt) throws IOException {
        return read(FeedText.of(source, ids), name, occurredAt);
    }

    HrFeed read(FeedText text, String name, Instant occurredAt) throws IOException {
        String beginning = beginning(text);
        Start start = SEPARATORS.stream()
                .map(separator -> new Start(separator, header(name, beginning, separator)))
                .max(Comparator.comparingInt(Start::knownColumns))
                .orElseThrow();
        start.header().check(name);
        return new HrFeed(name, occurredAt, text, start.separator(), start.header(), rows);
    }

    private static String beginning(FeedText text) throws IOException {
        try (Reader reader = text.open()) {
            char[] characters = new char[HEADER_WITHIN + 1];
            int length = 0;
            int count = 0;
            while (length < characters.length && count >= 0) {
                length += count;
                count = reader.read(characters, length, characters.length - length);
            }
            return new String(characters, 0, length);
        }
    }

    private static HrHeader header(String name, String beginning, char separator) {
        CsvRecords records = new CsvRecords(new StringReader(beginning), separator);
        boolean cut = beginning.length() > HEADER_WITHIN;
        while (records.hasNext()) {
            RawRecord record = records.next();
            boolean whole = !cut || records.hasNext();
            if (whole && !record.isBlank()) {
                return HrHeader.of(record);
            }
        }
        throw new FeedException(
                cut
                        ? name + " has no complete header line in its first " + HEADER_WITHIN
                                + " characters; check whether it is a CSV file with line breaks."
                        : name + " is empty; add a header line and a line for each person.");
    }

    private record Start(char separator, HrHeader header) {
        int knownColumns() {
            return header.indexes().size();
        }
    }
}
