package io.oktafactors.sandbox.user;

/** Makes a change durable before it is visible. It may be called by several threads. */
@FunctionalInterface
public interface StateWriter {
    /** Of an organization that is forgotten with its process. */
    StateWriter NONE = entry -> {};

    void write(Entry entry);
}
