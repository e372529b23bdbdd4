package io.oktafactors.camel.budget.ledger;

import io.oktafactors.camel.concurrent.Timing;
import java.util.TreeMap;

/** How Okta counts, on a clock of its own. */
final class FixedWindows {

    static final long SECOND = 1_000_000_000L;

    /** How a reset tells an end that is not on a whole second. */
    enum Rounding {
        UP,
        DOWN
    }

    /** What happened in one window. */
    static final class Tally {
        int ours;
        int refused;
        int strangers;
        int turnedAway;
        double lastOurs;
    }

    final TreeMap<Long, Tally> windows = new TreeMap<>();
    final int limit;
    private final long length;
    private final long phase;
    private final Rounding rounding;
    private final boolean fromFirstCall;
    private final long offset;
    private final Timing time;
    private long end;

    FixedWindows(
            Timing time, int limit, long length, long phase, Rounding rounding, boolean fromFirstCall, long offset) {
        this.time = time;
        this.limit = limit;
        this.length = length;
        this.phase = phase;
        this.rounding = rounding;
        this.fromFirstCall = fromFirstCall;
        this.offset = offset;
    }

    CallOutcome ours() {
        Tally tally = tally();
        boolean allowed = tally.ours + tally.strangers < limit;
        if (allowed) {
            tally.ours++;
            tally.lastOurs = (now() - (end - length)) / 1e9;
        } else {
            tally.refused++;
        }
        long reset = rounding == Rounding.UP ? (end + SECOND - 1) / SECOND : end / SECOND;
        return CallOutcome.of(
                allowed ? CallOutcome.Kind.COUNTED : CallOutcome.Kind.EXHAUSTED,
                (long) limit,
                (long) limit - tally.ours - tally.strangers,
                reset,
                now() / SECOND);
    }

    void stranger() {
        Tally tally = tally();
        if (tally.ours + tally.strangers < limit) {
            tally.strangers++;
        } else {
            tally.turnedAway++;
        }
    }

    long now() {
        return time.nanos() + offset;
    }

    private Tally tally() {
        long now = now();
        if (now >= end) {
            end = fromFirstCall ? now + length : now - Math.floorMod(now - phase, length) + length;
        }
        return windows.computeIfAbsent(end, none -> new Tally());
    }
}
