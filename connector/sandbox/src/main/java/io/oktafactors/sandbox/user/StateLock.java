package io.oktafactors.sandbox.user;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * A read-write lock for the state of the organization: calls hold it as readers, a restore of a snapshot as the writer. A
 * reader may lock it again as a reader, but must not ask for the write lock.
 */
public final class StateLock {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Runs a step with the read lock. */
    public <T> T shared(Supplier<T> step) {
        return locked(lock.readLock(), step);
    }

    /** Runs a step with the write lock. */
    public <T> T alone(Supplier<T> step) {
        return locked(lock.writeLock(), step);
    }

    private static <T> T locked(Lock held, Supplier<T> step) {
        held.lock();
        try {
            return step.get();
        } finally {
            held.unlock();
        }
    }
}
