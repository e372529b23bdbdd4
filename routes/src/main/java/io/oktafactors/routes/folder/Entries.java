package io.oktafactors.routes.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides which entries of a folder are files to be read, and whether they are complete. It opens no file. */
final class Entries {

    private static final Duration WHOLE_AFTER = Duration.ofMillis(500);

    private final Clock clock;
    private final Map<Path, Seen> changing = new HashMap<>();

    Entries(Clock clock) {
        this.clock = clock;
    }

    private record Seen(FileState state, Instant at) {}

    /** Why an entry is not read, in words that follow its name; empty for a regular file, and if the entry is gone. */
    static Optional<String> refusal(Path entry) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                return Optional.of("is a symbolic link and is not read; put the file itself into the folder");
            }
            if (attributes.isDirectory()) {
                return Optional.of("is a folder and is not read; remove it");
            }
            if (!attributes.isRegularFile()) {
                return Optional.of("is a device, pipe or socket and is not read; remove it");
            }
            if (!isNameKnown(entry)) {
                return Optional.of(
                        "has a name with a backslash or with bytes that are not valid characters, and is not read; rename it");
            }
            return Files.isReadable(entry)
                    ? Optional.empty()
                    : Optional.of("cannot be read by the user that runs the app; give this user read permission");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot be accessed (" + e.getClass().getSimpleName() + "); check its permissions");
        }
    }

    /**
     * Whether a file is complete: it was last written to at least half a second ago. If its time is in the future, it has not
     * changed for that long.
     */
    synchronized boolean isWhole(Path file) {
        Instant now = clock.instant();
        try {
            FileState state = FileState.of(file);
            if (!state.modified().toInstant().plus(WHOLE_AFTER).isAfter(now)) {
                changing.remove(file);
                return true;
            }
            Seen before = changing.get(file);
            if (before == null || !before.state().equals(state)) {
                changing.put(file, new Seen(state, now));
                return false;
            }
            return !before.at().plus(WHOLE_AFTER).isAfter(now);
        } catch (IOException e) {
            return false; // it is gone, or reported as not readable
        }
    }

    synchronized void keepOnly(Predicate<Path> files) {
        changing.keySet().removeIf(files.negate());
    }

    /** Camel takes a backslash for a separator, and Java needs a name of valid characters. */
    private static boolean isNameKnown(Path entry) {
        String name = entry.getFileName().toString();
        try {
            return name.indexOf('\\') < 0 && entry.resolveSibling(name).equals(entry);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
