package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Estimates when windows end. A reset has whole seconds, so the end may be up to a second before or after it. Windows may
 * follow one another, or begin with their first call. This is learned by sending one call of the old window's budget when it
 * may have ended: no more than one, and nothing is lost if it has not. Guarded by the rate limiter.
 */
final class WindowEstimator {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Okta's machines need not have the same time to the millisecond. */
    private static final long GUARD = TimeUnit.MILLISECONDS.toNanos(25);

    /** An answer that took longer proves nothing about when it was counted. */
    private static final long SLACK = TimeUnit.MILLISECONDS.toNanos(300);

    /** Earlier than this is worth a try. */
    private static final long WORTH = TimeUnit.MILLISECONDS.toNanos(100);

    /** Windows last about a minute where nothing better is known. */
    private static final long WINDOW = 60;

    /** Lengths that somebody would configure, in seconds. */
    private static final List<Integer> LENGTHS = List.of(600, 300, 120, 60, 30, 20, 15, 10, 5, 2, 1);

    /** Windows that begin with their first call are that much further apart than they are long, where we open them late. */
    private static final int LATEST = 3;

    /** Shorter windows are not told apart by whole seconds. */
    private static final int SHORTEST = 10;

    private final OktaClock clock;
    private final boolean scouts;

    /** Clocks drift apart by no more than this: one part in fifty thousand. */
    private static final long DRIFT = 50_000;

    /** How long after its reset, both in nanoseconds and the first by our clock, a window ended at the latest. */
    private long late = NEVER;

    private long lateKnownAt;

    /** Whether ends after the reset were seen: then nothing more is tried. */
    private boolean proven;

    private long shortest = Long.MAX_VALUE;
    private long candidate;
    private long length;
    private int tries;

    WindowEstimator(OktaClock clock, boolean scouts) {
        this.clock = clock;
        this.scouts = scouts;
    }

    /**
     * The window with the moments at which it may end and surely ends.
     *
     * @param spare whether there is a call left that no lane needs
     */
    Window plan(Window window, boolean spare, long now) {
        if (window.end() == 0 || !clock.isKnown()) {
            long from = window.firstAnswer();
            return from == NEVER ? window : window.turning(from + longest() * SECOND, NEVER);
        }
        long reset = clock.surelyPast(window.end(), now) + GUARD;
        long turn = reset + SECOND;
        if (late != NEVER) {
            turn = Math.min(turn, window.end() * SECOND + late + (now - lateKnownAt) / DRIFT + GUARD);
        }
        long scout = NEVER;
        if (spare && scouts && !proven && late == NEVER) {
            scout = reset;
        }
        if (length > 0) {
            turn = Math.min(turn, window.firstAnswer() + length * SECOND + GUARD);
        } else if (spare && scouts && candidate > 0 && tries < 3) {
            long guess = window.firstAnswer() + candidate * SECOND + GUARD;
            if (guess < turn - WORTH) {
                scout = Math.min(scout, guess);
            }
        }
        return window.turning(turn, scout < turn ? scout : NEVER);
    }

    /** The latest moment, by our clock, up to which the window has surely not ended. */
    long surelyOpen(Window window, long now) {
        if (window.end() == 0 || !clock.isKnown()) {
            return NEVER;
        }
        return Math.min(window.turnAt(), clock.surelyPast(window.end() - 1, now)) - SECOND / 2;
    }

    /** An answer came that was counted in the window after this one. */
    void ended(Window window, long nextEnd, long received) {
        if (window.end() == 0 || !clock.isKnown()) {
            return;
        }
        long seen = Math.max(received, clock.surelyPast(window.end(), received)) - window.end() * SECOND;
        if (!proven && (late == NEVER || seen < late + (received - lateKnownAt) / DRIFT)) {
            late = seen;
            lateKnownAt = received;
        }
        long guess = window.firstAnswer() + candidate * SECOND;
        if (candidate > 0 && length == 0 && tries > 0 && received <= guess + GUARD + SLACK) {
            length = candidate;
        }
        seen(window.end(), nextEnd, 0);
    }

    /**
     * Two ends, one after the other.
     *
     * @param date of the first answer that told the second one; 0 where calls were made before
     */
    void seen(long end, long nextEnd, long date) {
        if (end > 0 && nextEnd - end < shortest) {
            shortest = nextEnd - end;
            long known = shortest;
            candidate =
                    LENGTHS.stream().filter(each -> each <= known).findFirst().orElse(0);
        }
        if (scouts && end > 0 && date > 0 && length == 0 && tries < 3) {
            long apart = nextEnd - end;
            LENGTHS.stream()
                    .filter(each -> each >= SHORTEST && apart > each && apart <= each + LATEST)
                    .filter(each -> nextEnd - date == each || nextEnd - date == each + 1)
                    .findFirst()
                    .ifPresent(each -> length = each);
        }
    }

    /** An answer came to a call of this window that was counted in it. */
    void goesOn(Window window, long sent) {
        if (sent < window.scoutAt()) {
            return;
        }
        if (late == NEVER && sent >= clock.surelyPast(window.end(), sent) + GUARD) {
            proven = true;
        }
        if (length == 0 && candidate > 0 && sent >= window.firstAnswer() + candidate * SECOND + GUARD) {
            tries = 3;
        }
    }

    /** The early call (scout) is sent now. */
    void scouted() {
        tries++;
    }

    /** A window was taken as ended too early. */
    void tooEarly() {
        proven = true;
        late = NEVER;
        length = 0;
        tries = 3;
        clock.forget();
    }

    long longest() {
        return length > 0 ? length : Math.max(WINDOW, shortest == Long.MAX_VALUE ? 0 : shortest);
    }
}
