package io.oktafactors.sandbox.user;

/** Stores a change before it is visible. It may be called by several threads. */
@FunctionalInterface
public interface StateWriter {
    /** The writer of an organization without a store. */
    StateWriter NONE = entry -> {};

    void write(Entry entry);
}
