package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.feed.FeedRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The rows below a header, each read on demand. */
public final class FeedRows implements Iterator<FeedRow>, Closeable {

    private final Reader text;
    private final CsvRecords records;
    private final Function<RawRecord, FeedRow> row;
    private RawRecord next;

    FeedRows(Reader text, char separator, HrHeader header, Function<RawRecord, FeedRow> row) {
        this.text = text;
        this.records = new CsvRecords(text, separator);
        this.row = row;
        do {
            next = records.next();
        } while (next.line() < header.line());
        records.expect(header.columns());
        next = read();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public FeedRow next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        RawRecord record = next;
        next = read();
        while (record.isBlank() && next != null && next.isBlank()) {
            next = read();
        }
        return row.apply(record);
    }

    private RawRecord read() {
        return records.hasNext() ? records.next() : null;
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
