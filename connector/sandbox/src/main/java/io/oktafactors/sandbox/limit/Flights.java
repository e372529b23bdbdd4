package io.oktafactors.sandbox.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls in flight: so many at once in the organization, and of these a share for each principal. */
public final class Flights {
    private final int limit;
    private final Shares shares;
    private final AtomicInteger all = new AtomicInteger();
    private final Map<String, AtomicInteger> byPrincipal = new ConcurrentHashMap<>();

    public Flights(int limit, Shares shares) {
        this.limit = limit;
        this.shares = shares;
    }

    /** One more call, or null if there are too many. */
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

    /** A call that was let in and has to {@link #leave()}. It is used by one thread after the other. */
    public final class Flight {
        private AtomicInteger mine;
        private boolean over;

        private Flight() {}

        /** Whether the one who calls may have one more in flight. */
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
