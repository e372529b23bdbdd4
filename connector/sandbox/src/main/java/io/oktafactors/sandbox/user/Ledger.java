package io.oktafactors.sandbox.user;

/** Makes a change durable before it is visible. It may be called by several threads. */
@FunctionalInterface
public interface Ledger {
    /** Of an organization that is forgotten with its process. */
    Ledger NONE = entry -> {};

    void write(Entry entry);
}
