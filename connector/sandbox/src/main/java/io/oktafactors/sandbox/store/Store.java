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
 * The organization on disk: a file of JSON lines that only grows while the sandbox runs. A change is a new line, and the last
 * line of each object is valid. Changes that belong together are one line. A line is passed to the operating system before the
 * answer is sent, so it survives the end of the process, but not a crash of the machine. An incomplete last line is ignored,
 * since its answer was never sent.
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
     * Opens a file, which need not exist, for this sandbox only.
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

    /** Reads the state of an earlier run, if there was one, and rewrites the file with one line for each object. */
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
                        + ". Use a file in a directory that exists and is writable.",
                e);
    }

    /** Removes the incomplete line if the disk is full; otherwise the next line would be unreadable. */
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
        // Not Files.newBufferedReader, which fails on an incomplete character.
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
                                        + " Use the file of a store, or remove this file to start with an empty store.",
                                e);
                    }
                }
                line = next;
                number++;
            }
        }
        return state;
    }

    /** Whether the text ended before the JSON did: true for an incomplete line, false for a file that is not a store. */
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
