package io.oktafactors.sandbox.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.user.Entry;
import io.oktafactors.sandbox.user.StateWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;

/**
 * The organization on disk: a file of JSON lines that only grows while the sandbox runs. What changed is a new
 * line, and the last line of each counts; what has to change together is one line. A line is handed to the operating system before the answer goes out, so it survives the death of the
 * process, though not that of the machine. A torn last line is ignored: its answer never went out.
 */
public final class Store implements StateWriter, AutoCloseable {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final StoreLock lock;
    private FileChannel channel;

    private Store(Path file, StoreLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /**
     * Takes a file, which need not exist, for this sandbox alone.
     *
     * @throws SandboxException if it cannot be used, or another sandbox uses it
     */
    public static Store open(Path file) {
        try {
            return new Store(file, StoreLock.of(file));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Reads what an earlier run left, if there was one, rewrites the file with a line for each that still counts, and is
     * ready for the changes to come.
     */
    public StoredState recover(Instant now) {
        try {
            StoredState content = Files.exists(file) ? read(file) : new StoredState();
            content.forget(now);
            compact(file, content);
            channel = FileChannel.open(file, StandardOpenOption.APPEND);
            return content;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    @Override
    public void write(Entry entry) {
        ByteBuffer line = ByteBuffer.wrap(bytes(entry));
        synchronized (lock) {
            try {
                appendWhole(line);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to the store " + file, e);
            }
        }
    }

    @Override
    public void close() {
        try (lock) {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the store " + file, e);
        }
    }

    private static SandboxException unusable(Path file, IOException e) {
        return new SandboxException(
                "Cannot use " + file + " as store: " + e.getMessage()
                        + ". Name a file in a directory that exists and can be written.",
                e);
    }

    /** Leaves no part of a line behind if the disk is full: the next line would be unreadable with it. */
    private void appendWhole(ByteBuffer line) throws IOException {
        long size = channel.size();
        try {
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException e) {
            channel.truncate(size);
            throw e;
        }
    }

    private static StoredState read(Path file) throws IOException {
        StoredState state = new StoredState();
        // Not Files.newBufferedReader: it fails on a character that is torn.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 1;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                try {
                    state.add(MAPPER.readValue(line, Entry.class));
                } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
                    if (next != null || !endsEarly(e)) {
                        throw new SandboxException(
                                file + ", line " + number + ": not a line of a sandbox store."
                                        + " Name the store's own file, or move this one away to start afresh.",
                                e);
                    }
                }
                line = next;
                number++;
            }
        }
        return state;
    }

    /** Whether the text stopped before the JSON did, as a torn line does and a file of somebody else's does not. */
    private static boolean endsEarly(Throwable problem) {
        return problem instanceof JsonEOFException || (problem != null && endsEarly(problem.getCause()));
    }

    private static void compact(Path file, StoredState content) throws IOException {
        Path compacted = file.resolveSibling(file.getFileName() + ".compacting");
        try (FileChannel out = FileChannel.open(
                compacted, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (Entry saved : (Iterable<Entry>) content.entries()::iterator) {
                ByteBuffer line = ByteBuffer.wrap(bytes(saved));
                while (line.hasRemaining()) {
                    out.write(line);
                }
            }
            out.force(true);
        }
        Files.move(compacted, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] bytes(Entry saved) {
        try {
            byte[] json = MAPPER.writeValueAsBytes(saved);
            byte[] line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Users and keys can always be written as JSON.", e);
        }
    }
}
