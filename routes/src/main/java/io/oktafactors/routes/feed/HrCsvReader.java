package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.EventIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Reads CSV files of HR systems into events. Immutable and safe for many threads.
 *
 * <p>A file is UTF-8, UTF-16 with a byte order mark, or Windows-1252 where its bytes are not valid UTF-8; its columns
 * are separated by a comma, semicolon, tab or bar, whichever makes most sense of the header, and may stand in any order
 * under any of the names in {@link HrColumn}. A file is held in memory as long as its {@link HrFeed} is, so there is a
 * limit of {@value #MAX_BYTES} bytes, some 300,000 people.
 */
public final class HrCsvReader {

    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private final RowReader rows;

    public HrCsvReader(HrCsvOptions options, EventIds ids) {
        this.rows = new RowReader(options, ids);
    }

    /**
     * Reads a file.
     *
     * @param file the file; the name without its folders goes into the events
     * @param occurredAt when the file was last modified
     * @throws IOException if it cannot be read
     * @throws FeedException if its header cannot be understood or it is too large
     */
    public HrFeed read(Path file, Instant occurredAt) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.getFileName().toString(), occurredAt);
        }
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @param in the bytes of the file
     * @param name name that goes into the events and messages
     * @param occurredAt when the content was written
     * @throws IOException if it cannot be read
     * @throws FeedException if its header cannot be understood or it is too large
     */
    public HrFeed read(InputStream in, String name, Instant occurredAt) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new FeedException(name + " has more than " + MAX_BYTES + " bytes; split it.");
        }
        FeedText text = FeedText.decode(bytes);
        Start start = SEPARATORS.stream()
                .map(separator -> new Start(separator, header(name, text, separator)))
                .max(Comparator.comparingInt(Start::knownColumns))
                .orElseThrow();
        start.header().check(name);
        return new HrFeed(name, occurredAt, text, start.separator(), start.header(), rows);
    }

    private static HrHeader header(String name, FeedText text, char separator) {
        CsvRecords records = new CsvRecords(text.text(), separator);
        while (records.hasNext()) {
            RawRecord record = records.next();
            if (!record.isBlank()) {
                return HrHeader.of(record);
            }
        }
        throw new FeedException(name + " is empty: it needs a header line, and then a line for each person.");
    }

    private record Start(char separator, HrHeader header) {
        int knownColumns() {
            return header.indexes().size();
        }
    }
}
