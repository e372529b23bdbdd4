package io.oktafactors.routes.folder;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;

/**
 * A file of the folder that is being read. It is opened only once, so that each reading reads the same file, even if another
 * file gets its name in the meantime. Links are not followed.
 */
public final class FeedFile implements Closeable {

    private final Path path;
    private final FileState state;
    private final SeekableByteChannel channel;
    private final Runnable reading;

    private FeedFile(Path path, FileState state, SeekableByteChannel channel, Runnable reading) {
        this.path = path;
        this.state = state;
        this.channel = channel;
        this.reading = reading;
    }

    /**
     * @param reading called each time that bytes are read
     * @throws IOException if it does not exist or may not be read
     */
    static FeedFile open(Path path, Runnable reading) throws IOException {
        FileState state = FileState.of(path);
        SeekableByteChannel channel =
                Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        return new FeedFile(path, state, channel, reading);
    }

    /** Its state in the folder when it was opened. */
    public FileState state() {
        return state;
    }

    /** When it was last written to. */
    public Instant modified() {
        return state.modified().toInstant();
    }

    /** Its bytes from the first on, as many as it had when it was opened. Only one of these streams may be read at a time. */
    public InputStream content() throws IOException {
        channel.position(0);
        return new Content(Channels.newInputStream(channel));
    }

    /** Whether it has not changed since it was opened. */
    public boolean isUnchanged() throws IOException {
        return FileState.of(path).equals(state);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Content extends FilterInputStream {

        private long left = state.size();

        private Content(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            reading.run();
            int count = left == 0 ? -1 : super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }

        /** The caller of {@code open} closes the file. */
        @Override
        public void close() {
            // The channel stays open, since the file may be read again.
        }
    }
}
