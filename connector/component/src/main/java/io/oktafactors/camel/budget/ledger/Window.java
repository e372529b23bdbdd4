package io.oktafactors.camel.budget.ledger;

/**
 * What is known of the window in which calls are counted now. Moments are on our clock, ends are those of Okta's headers.
 *
 * @param seq tells this window from others
 * @param openedAt when calls began to be counted in it
 * @param before the end of the window before it; 0 where that is not known
 * @param usedBefore calls counted in that one
 * @param end what Okta's answers tell; 0 as long as there is none
 * @param firstAnswer when the first answer came that was counted in it; NEVER for none
 * @param turnAt when it has surely ended
 * @param scoutAt when it may have ended, so that one call is kept back to see; NEVER for none
 */
record Window(
        int seq, long openedAt, long before, int usedBefore, long end, long firstAnswer, long turnAt, long scoutAt) {

    static final long NEVER = Long.MAX_VALUE;

    static Window first(long now) {
        return new Window(0, now, 0, 0, 0, NEVER, NEVER, NEVER);
    }

    Window next(long now, int used, long newEnd) {
        return new Window(PackedCounter.next(seq), now, end, used, newEnd, newEnd == 0 ? NEVER : now, NEVER, NEVER);
    }

    Window ending(long newEnd, long now) {
        return new Window(seq, openedAt, before, usedBefore, newEnd, answered(now), turnAt, scoutAt);
    }

    boolean isEndKnown() {
        return end != 0;
    }

    /** The same window with the end of the one before it: that one goes on. */
    Window reopened(long now) {
        return new Window(seq, openedAt, 0, 0, before, answered(now), NEVER, NEVER);
    }

    Window turning(long turn, long scout) {
        return new Window(seq, openedAt, before, usedBefore, end, firstAnswer, turn, scout);
    }

    private long answered(long now) {
        return firstAnswer == NEVER ? now : firstAnswer;
    }
}
