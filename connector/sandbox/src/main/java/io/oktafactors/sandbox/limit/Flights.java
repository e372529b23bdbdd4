package io.oktafactors.sandbox.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls in flight: a maximum for the organization, and a share of it for each principal. */
public final class Flights {
    private final int limit;
    private final Shares shares;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, AtomicInteger> byPrincipal = new ConcurrentHashMap<>();

    public Flights(int limit, Shares shares) {
        this.limit = limit;
        this.shares = shares;
    }

    /** Adds a call in flight; null if there are too many. */
    public Flight enter() {
        return entered(all, limit) ? new Flight() : null;
    }

    private static boolean entered(AtomicInteger flying, int most) {
        if (flying.incrementAndGet() > most) {
            flying.decrementAndGet();
            return false;
        }
        return true;
    }

    /** A call in flight, which has to {@link #leave()}. It may be used by one thread after the other. */
    public final class Flight {
        private AtomicInteger mine;
        private boolean over;

        private Flight() {}

        /** Assigns the call to its principal; false if that has too many in flight. */
        public boolean of(String principal) {
            if (limit == Integer.MAX_VALUE) {
                return true;
            }
            AtomicInteger flying = byPrincipal.computeIfAbsent(principal, name -> new AtomicInteger());
            if (!entered(flying, shares.of(principal).callsInFlight(limit))) {
                return false;
            }
            mine = flying;
            return true;
        }

        public void leave() {
            if (!over) {
                over = true;
                all.decrementAndGet();
                if (mine != null) {
                    mine.decrementAndGet();
                }
            }
        }
    }
}
