package io.oktafactors.routes.feed;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** The characters of a file, and the character set they were taken for. */
record FeedText(String text, Charset charset) {

    /** What stands for bytes that are no character of the character set. */
    static final char UNREADABLE = '\uFFFD';

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final List<Mark> MARKS = List.of(
            new Mark(StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
            new Mark(StandardCharsets.UTF_16LE, 0xFF, 0xFE),
            new Mark(StandardCharsets.UTF_16BE, 0xFE, 0xFF));

    /** By byte order mark; without one UTF-8 if every byte fits, else Windows-1252. */
    static FeedText decode(byte[] bytes) {
        return MARKS.stream()
                .filter(mark -> mark.begins(bytes))
                .findFirst()
                .map(mark -> mark.decode(bytes))
                .orElseGet(() -> decodeUnmarked(bytes));
    }

    private static FeedText decodeUnmarked(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new FeedText(text, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            return new FeedText(new String(bytes, WINDOWS), WINDOWS);
        }
    }

    private record Mark(Charset charset, int... bytes) {

        boolean begins(byte[] file) {
            return file.length >= bytes.length
                    && IntStream.range(0, bytes.length).allMatch(i -> (file[i] & 0xFF) == bytes[i]);
        }

        FeedText decode(byte[] file) {
            return new FeedText(new String(file, bytes.length, file.length - bytes.length, charset), charset);
        }
    }
}
