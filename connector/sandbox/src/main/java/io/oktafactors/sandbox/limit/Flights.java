package io.oktafactors.sandbox.limit;

import java.util.concurrent.atomic.AtomicInteger;

/** The calls in flight: so many at once and no more. */
public final class Flights {
    private final int limit;
    private final AtomicInteger flying = new AtomicInteger();

    public Flights(int limit) {
        this.limit = limit;
    }

    /** Whether one more may fly; who is let in has to {@link #leave()}. */
    public boolean enter() {
        if (flying.incrementAndGet() > limit) {
            flying.decrementAndGet();
            return false;
        }
        return true;
    }

    public void leave() {
        flying.decrementAndGet();
    }
}
