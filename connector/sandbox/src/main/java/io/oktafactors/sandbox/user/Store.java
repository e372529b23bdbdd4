package io.oktafactors.sandbox.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.oktafactors.sandbox.SandboxException;
import io.oktafactors.sandbox.factor.YubikeySeed;
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
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The organization on disk: a file of JSON lines that only grows while the sandbox runs. A changed user or YubiKey is a new
 * line, and the last line of each counts. A line is handed to the operating system before the answer goes out, so it survives the death of the
 * process, though not that of the machine. A torn last line is ignored: its answer never went out.
 */
public final class Store implements AutoCloseable {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;
    private final FileChannel channel;

    private Store(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** What an earlier run left. */
    public record Content(Collection<User> users, Collection<YubikeySeed> yubikeys) {
        public static final Content NOTHING = new Content(List.of(), List.of());

        private Stream<Line> lines() {
            return Stream.concat(users.stream().map(Line::of), yubikeys.stream().map(Line::of));
        }
    }

    /** Exactly one of the three; {@code removed} is the id of a user or a YubiKey. */
    private record Line(User user, YubikeySeed yubikey, String removed) {
        private static Line of(User user) {
            return new Line(user, null, null);
        }

        private static Line of(YubikeySeed yubikey) {
            return new Line(null, yubikey, null);
        }
    }

    /** Reads what an earlier run left, if there was one, and rewrites the file with a line for each. */
    public static Content recover(Path file) {
        try {
            Content content = Files.exists(file) ? read(file) : Content.NOTHING;
            compact(file, content);
            return content;
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Opens a recovered file for the changes to come. */
    public static Store append(Path file) {
        try {
            return new Store(file, FileChannel.open(file, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    public void save(User user) {
        append(Line.of(user));
    }

    public void save(YubikeySeed yubikey) {
        append(Line.of(yubikey));
    }

    /** A user or a YubiKey is no more. */
    public void remove(String id) {
        append(new Line(null, null, id));
    }

    private void append(Line saved) {
        ByteBuffer line = ByteBuffer.wrap(bytes(saved));
        synchronized (channel) {
            try {
                appendWhole(line);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write to the store " + file, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
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

    private static Content read(Path file) throws IOException {
        Map<String, User> users = new LinkedHashMap<>();
        Map<String, YubikeySeed> yubikeys = new LinkedHashMap<>();
        // Not Files.newBufferedReader: it fails on a character that is torn.
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            int number = 1;
            String line = lines.readLine();
            while (line != null) {
                String next = lines.readLine();
                try {
                    Line read = MAPPER.readValue(line, Line.class);
                    if (read.user() != null) {
                        users.put(read.user().id(), read.user());
                    } else if (read.removed() != null) {
                        users.remove(read.removed());
                        yubikeys.remove(read.removed());
                    } else {
                        yubikeys.put(read.yubikey().id(), read.yubikey());
                    }
                } catch (JsonProcessingException | NullPointerException e) {
                    if (next != null) {
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
        return new Content(users.values(), yubikeys.values());
    }

    private static void compact(Path file, Content content) throws IOException {
        Path compacted = file.resolveSibling(file.getFileName() + ".compacting");
        try (FileChannel out = FileChannel.open(
                compacted, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            for (Line saved : (Iterable<Line>) content.lines()::iterator) {
                ByteBuffer line = ByteBuffer.wrap(bytes(saved));
                while (line.hasRemaining()) {
                    out.write(line);
                }
            }
            out.force(true);
        }
        Files.move(compacted, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] bytes(Line saved) {
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
