package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.event.ContentIds;
import io.oktafactors.routes.feed.FeedSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.Mac;

/**
 * The characters of a file, which are read again each time that it is opened.
 *
 * @param source its bytes
 * @param charset the detected character set: that of the byte order mark; without one UTF-8 if all bytes are valid, else
 * Windows-1252
 * @param mark how many bytes the byte order mark has; 0 without one
 * @param contentId id of the content
 */
record FeedText(FeedSource source, Charset charset, int mark, String contentId) {

    /** Replaces bytes that are not a character of the character set. */
    static final char UNREADABLE = '\uFFFD';

    /** Length of the part of the id that is in the name of a feed, which people read; enough to distinguish files of one name. */
    private static final int ID_LENGTH = 12;

    private static final int PIECE = 64 * 1024;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
            new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

    /** Reads all bytes once, since both the character set and the id depend on all of them. */
    static FeedText of(FeedSource source, ContentIds ids) throws IOException {
        Mac content = ids.mac("file");
        Utf8Check utf8 = new Utf8Check();
        try (InputStream in = source.open()) {
            byte[] piece = new byte[PIECE];
            int length = in.readNBytes(piece, 0, PIECE);
            byte[] start = Arrays.copyOf(piece, Math.min(length, Mark.LONGEST));
            Optional<Mark> mark =
                    MARKS.stream().filter(each -> each.begins(start)).findFirst();
            while (length > 0) {
                content.update(piece, 0, length);
                if (mark.isEmpty()) {
                    utf8.update(piece, length);
                }
                length = in.readNBytes(piece, 0, PIECE);
            }
            String id = ContentIds.id(content.doFinal()).substring(0, ID_LENGTH);
            return mark.map(found -> new FeedText(source, found.charset(), found.bytes().length, id))
                    .orElseGet(() -> new FeedText(source, utf8.isUtf8() ? StandardCharsets.UTF_8 : WINDOWS, 0, id));
        }
    }

    /** The characters after the byte order mark. The caller closes the reader. */
    Reader open() throws IOException {
        InputStream in = new BufferedInputStream(source.open(), PIECE);
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
    }

    private record Mark(Charset charset, int... bytes) {

        static final int LONGEST = 3;

        boolean begins(byte[] start) {
            return start.length >= bytes.length
                    && IntStream.range(0, bytes.length).allMatch(i -> (start[i] & 0xFF) == bytes[i]);
        }
    }
}
