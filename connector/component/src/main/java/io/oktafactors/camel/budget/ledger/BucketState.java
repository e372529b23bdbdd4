package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;

import io.oktafactors.camel.budget.Lane;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What is known of the bucket, the calls that were counted in its window, and what further calls are held against. It changes
 * under the ledger's lock alone; what a granted call looks at is settled ahead and read without it.
 */
final class BucketState {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final OktaClock clock;
    private final NodeShare slices;
    private final WindowEstimator ends;
    private final OtherCallers strangers = new OtherCallers();
    private final Reserve reserve = new Reserve();
    private final PackedCounter counter = new PackedCounter();
    private final InFlightCap cap = new InFlightCap();
    private final SlowStart probe = new SlowStart();

    private volatile WindowLimits bounds = new WindowLimits(0, Long.MIN_VALUE, NEVER, 0, 0, new int[Lane.COUNT]);
    private Window window;
    private int share = 100;
    private int limit;

    /** @param slices what other nodes take; null for none */
    BucketState(OktaClock clock, NodeShare slices, long now) {
        this.clock = clock;
        this.slices = slices;
        this.ends = new WindowEstimator(clock, slices == null);
        this.window = Window.first(now);
    }

    void announce(Lane lane, int percent) {
        share = Math.min(share, percent);
        reserve.use(lane);
    }

    // What a granted call does, without the lock.

    /** Counts one more call, and tells the window it is counted in; -1 where it may not be sent now. */
    int take(Lane lane, long now) {
        WindowLimits settled = bounds;
        return now < settled.until() && counter.take(settled.seq(), settled.ceiling(lane), cap.calls())
                ? settled.seq()
                : -1;
    }

    /** Counts an answer without new information; false for one that may have some. */
    boolean landOrdinary(CallOutcome answer, long sentAt) {
        WindowLimits settled = bounds;
        if (sentAt >= settled.scoutAt()
                || !answer.isOrdinary(settled.limit(), settled.end())
                || !counter.land(settled.seq())) {
            return false;
        }
        mindStrangers(settled.seq(), answer);
        return true;
    }

    // What an answer teaches: see Lesson.

    /** Counts an answer of a call that Okta counted. */
    void land(CallOutcome answer) {
        if (answer.kind() == CallOutcome.Kind.EXHAUSTED) {
            counter.landElsewhere();
        } else {
            counter.land();
        }
    }

    /** The call was not counted in this window. */
    void landElsewhere() {
        counter.landElsewhere();
    }

    /** The first answer of a window replaces the cautious assumption before it. */
    void learnFirstCalls(CallOutcome answer) {
        cap.set(window.seq(), InFlightCap.NONE);
        learnCalls(answer);
    }

    void learnCalls(CallOutcome answer) {
        if (limit == 0) {
            cap.set(window.seq(), InFlightCap.NONE);
        }
        limit = (int) Math.min(answer.limit(), Integer.MAX_VALUE);
        mindStrangers(window.seq(), answer);
    }

    private void mindStrangers(int seq, CallOutcome answer) {
        cap.lower(seq, strangers.cap(answer, counter.used() + others()));
    }

    /** An answer with no remaining calls, or without rate-limit headers. */
    void learnNothing(CallOutcome answer) {
        if (answer.kind() == CallOutcome.Kind.EXHAUSTED) {
            cap.set(window.seq(), 0);
        } else if (limit == 0 && answer.kind() != CallOutcome.Kind.LOST) {
            probe.silence();
        }
    }

    /** Where nothing tells the end of the window, it is a minute away. */
    void waitAtMostAWindow(long now) {
        if (window.end() == 0 && window.turnAt() == NEVER && (limit > 0 || isClosed())) {
            window = window.turning(now + ends.longest() * SECOND, NEVER);
        }
    }

    void endsAt(long end, long now) {
        window = window.ending(end, now);
    }

    /** The window before this one goes on. */
    void reopen(long now) {
        counter.addUsed(window.usedBefore());
        window = window.reopened(now);
        ends.tooEarly();
    }

    /** Begins the next window; {@code end} is 0 where it is not known. */
    void turn(long now, long end) {
        int used = counter.used();
        strangers.windowEnds();
        window = window.next(now, used, end);
        counter.turn(window.seq());
        cap.set(window.seq(), limit == 0 ? InFlightCap.NONE : strangers.capOfNew(limit));
        if (slices != null) {
            slices.windowEnds();
        }
    }

    // What the store of the nodes tells.

    /** Other nodes know the limit. */
    void learnLimit(int told) {
        if (limit == 0 && told > 0) {
            limit = told;
            cap.set(window.seq(), InFlightCap.NONE);
        }
    }

    /** Puts together what calls are held against from now on. */
    void settle(long now) {
        if (window.end() != 0) {
            window = ends.plan(window, reserve.keeps(budget()), now);
        }
        if (now >= window.turnAt()) {
            turn(now, 0);
        }
        if (limit == 0) {
            settleUnknown(now);
            return;
        }
        int mine = slices == null ? budget() : Math.min(budget(), slices.leased());
        long meltedAt = ends.surelyOpen(window, now);
        boolean scouting = window.scoutAt() != NEVER;
        boolean early = scouting && now < window.scoutAt();
        int[] ceilings = new int[Lane.COUNT];
        for (Lane lane : Lane.values()) {
            int held = reserve.heldFrom(lane, mine, window, meltedAt, now);
            int scout = scouting && !early && reserve.kept(lane, mine) > 0 ? 1 : 0; // it is one of those kept
            ceilings[lane.ordinal()] = Math.max(0, Math.min(mine, mine - held + scout));
        }
        long until = Math.min(window.turnAt(), reserve.nextChange(mine, window, meltedAt, now));
        if (early) {
            until = Math.min(until, window.scoutAt());
        } else if (scouting && bounds.seq() == window.seq() && now >= window.scoutAt() && bounds.until() <= now) {
            ends.scouted();
        }
        bounds = new WindowLimits(window.seq(), until, window.scoutAt(), window.end(), limit, ceilings);
    }

    private void settleUnknown(long now) {
        // With other nodes on the bucket, they may know the limit.
        cap.set(window.seq(), slices != null && !slices.isIntroduced() ? 0 : probe.calls(now));
        int[] ceilings = new int[Lane.COUNT];
        Arrays.fill(ceilings, Integer.MAX_VALUE);
        bounds = new WindowLimits(window.seq(), probe.nextChange(now), NEVER, 0, 0, ceilings);
    }

    /** The most own calls of a window, of all nodes together. */
    int budget() {
        return (int) Math.max(1, (long) limit * share / 100);
    }

    /** Whether nothing is left for anybody. */
    boolean isSpent() {
        return isClosed() || limit > 0 && counter.used() >= budget();
    }

    /** Whether nothing is left of what this node has. */
    boolean isSpentHere() {
        return isClosed() || counter.used() >= bounds.ceiling(Lane.urgent);
    }

    /** Whether Okta told that no calls remain. */
    boolean isClosed() {
        return cap.calls() == 0;
    }

    /** Whether the lane could use more than this node has, less what it leaves of that to lanes above. */
    boolean wantsMore(Lane lane) {
        return limit == 0
                || counter.used() >= bounds.ceiling(lane) && Math.max(counter.used(), slices.leased()) < budget();
    }

    private int others() {
        return slices == null ? 0 : slices.others();
    }

    OktaClock clock() {
        return clock;
    }

    WindowEstimator ends() {
        return ends;
    }

    Window window() {
        return window;
    }

    WindowLimits bounds() {
        return bounds;
    }

    /** 0 where it is not known. */
    int limit() {
        return limit;
    }

    int share() {
        return share;
    }

    int used() {
        return counter.used();
    }

    int flying() {
        return counter.flying();
    }

    /** What remained at the last answer; -1 where that is not known. */
    long remaining() {
        return strangers.remaining();
    }
}
