package io.oktafactors.routes.feed;

import io.oktafactors.routes.event.Origin;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An HR file whose header was understood. Its rows are read one by one as they are asked for, in the order of the file
 * and as often as wanted; each record below the header is exactly one row. The file itself is no longer open.
 */
public final class HrFeed implements Iterable<FeedRow> {

    private static final String SOURCE = "hr-csv";

    private final String name;
    private final Instant occurredAt;
    private final FeedText text;
    private final char separator;
    private final HrHeader header;
    private final RowReader rows;

    HrFeed(String name, Instant occurredAt, FeedText text, char separator, HrHeader header, RowReader rows) {
        this.name = name;
        this.occurredAt = occurredAt;
        this.text = text;
        this.separator = separator;
        this.header = header;
        this.rows = rows;
    }

    /** Name of the file. */
    public String name() {
        return name;
    }

    /** The character set the file was read in: that of its byte order mark, else UTF-8, else Windows-1252. */
    public Charset charset() {
        return text.charset();
    }

    /** The character that separates columns. */
    public char separator() {
        return separator;
    }

    /** The rows as a stream, which needs no closing. */
    public Stream<FeedRow> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<FeedRow> iterator() {
        CsvRecords records = new CsvRecords(text.text(), separator);
        RawRecord head;
        do {
            head = records.next();
        } while (head.line() < header.line());
        records.expect(header.columns());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return records.hasNext();
            }

            @Override
            public FeedRow next() {
                if (!records.hasNext()) {
                    throw new NoSuchElementException();
                }
                return row(records.next());
            }
        };
    }

    private FeedRow row(RawRecord record) {
        if (record.isBlank()) {
            return new FeedRow.Skipped(record.line(), "blank line");
        }
        if (header.isRepeatedBy(record.fields())) {
            return new FeedRow.Skipped(record.line(), "repeated header");
        }
        return RowGuard.read(
                name,
                record.line(),
                record.raw(),
                () -> new FeedRow.Accepted(
                        rows.event(values(record), new Origin(SOURCE, name, record.line(), occurredAt))));
    }

    private RowValues values(RawRecord record) {
        if (record.fault() != null) {
            throw record.fault();
        }
        checkReadable(record.raw());
        header.checkWidth(record.fields());
        return new RowValues(column -> header.valueOf(column, record.fields()));
    }

    private void checkReadable(String raw) {
        boolean readable =
                raw.chars().noneMatch(c -> c == FeedText.UNREADABLE || c < ' ' && !Character.isWhitespace(c));
        if (!readable) {
            throw new RowFault(
                    Fault.UNREADABLE_CHARACTER,
                    "The row has a control character or bytes that are no character in " + charset()
                            + "; remove them, or save the file as UTF-8.");
        }
    }
}
