package io.oktafactors.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest 100,000 calls to the Okta side, oldest first. */
final class Journal {
    private static final int KEPT = 100_000;

    private final Deque<SandboxCall> calls = new ArrayDeque<>();

    synchronized void note(SandboxCall call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    synchronized List<SandboxCall> calls() {
        return List.copyOf(calls);
    }
}
