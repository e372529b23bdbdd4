package io.oktafactors.sandbox.user;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Keeps whole changes of the organization, such as going back to a snapshot, apart from everything else: calls share it, a whole
 * change has it alone. Who has a share may take another; who has one must not ask for it alone.
 */
public final class StateLock {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    /** Does something that other calls may do at the same time. */
    public <T> T shared(Supplier<T> step) {
        return locked(lock.readLock(), step);
    }

    /** Does something while nobody sees or changes the organization. */
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
