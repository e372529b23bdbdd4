package io.oktafactors.sandbox.store;

import io.oktafactors.sandbox.api.SandboxException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Locks a store for one sandbox, with a file {@code FILE.lock} beside it, as long as the sandbox runs. The operating system
 * releases the lock when the process ends. It is not the store itself, which is replaced at each start.
 */
final class StoreLock implements AutoCloseable {
    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws SandboxException if another sandbox has it */
    static StoreLock of(Path store) throws IOException {
        FileChannel channel = FileChannel.open(
                store.resolveSibling(store.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new SandboxException("Another sandbox uses the store " + store + ". Stop it, or use another file.");
        }
        return new StoreLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // another sandbox of this process has it
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
