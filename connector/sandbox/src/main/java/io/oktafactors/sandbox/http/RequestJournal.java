package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.api.SandboxCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest 100,000 calls to the Okta side, oldest first. */
public final class RequestJournal {
    private static final int KEPT = 100_000;

    private final Deque<SandboxCall> calls = new ArrayDeque<>();

    public synchronized void note(SandboxCall call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    public synchronized void clear() {
        calls.clear();
    }

    public synchronized List<SandboxCall> calls() {
        return List.copyOf(calls);
    }
}
