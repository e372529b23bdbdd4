package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowGuard;
import io.oktafactors.routes.feed.RowValues;
import io.oktafactors.routes.feed.hr.RowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An HR file with a valid header. Its rows are read one by one on demand, in the order of the file and as often as wanted. Each
 * record below the header is exactly one row, and consecutive blank lines are one row.
 */
public final class HrFeed {

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

    /** The character set of the file: that of its byte order mark, else UTF-8, else Windows-1252. */
    public Charset charset() {
        return text.charset();
    }

    /** The character that separates columns. */
    public char separator() {
        return separator;
    }

    /** The rows from the first on. The caller closes them. */
    public FeedRows open() throws IOException {
        return new FeedRows(text.open(), separator, header, this::row);
    }

    /** The rows as a stream, which the caller closes. */
    public Stream<FeedRow> stream() {
        try {
            FeedRows open = open();
            return StreamSupport.stream(
                            Spliterators.spliteratorUnknownSize(open, Spliterator.ORDERED | Spliterator.NONNULL), false)
                    .onClose(open::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        header.checkLengths(record.fields());
        return new RowValues(column -> header.valueOf(column, record.fields()));
    }

    private void checkReadable(String raw) {
        boolean readable =
                raw.chars().noneMatch(c -> c == FeedText.UNREADABLE || c < ' ' && !Character.isWhitespace(c));
        if (!readable) {
            throw new RowFault(
                    Fault.UNREADABLE_CHARACTER,
                    "The row has a control character or bytes that are not valid in " + charset()
                            + "; remove them, or save the file as UTF-8.");
        }
    }
}
