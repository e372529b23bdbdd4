package io.oktafactors.camel.budget;

import static io.oktafactors.camel.budget.Window.NEVER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of one principal in one bucket of an organization. Each call asks here before it is sent. One that may be sent at
 * once costs two atomic numbers and no lock; one that may not waits in its lane and holds no thread.
 */
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int NO_CAP = Integer.MAX_VALUE;

    private final LedgerKey key;
    private final Timing timing;
    private final OktaClock clock;
    private final Flow flow;
    private final Slices slices;
    private final Ends ends;
    private final Strangers strangers = new Strangers();
    private final Reserve reserve = new Reserve();
    private final Counter counter = new Counter();
    private final Queue queue = new Queue();
    private final AtomicInteger pumps = new AtomicInteger();
    private final Object lock = new Object();

    private volatile Bounds bounds;
    /** The most calls in flight as long as others take from the bucket too, or nothing is known of it. */
    private volatile int cap = 1;

    private Window window;
    private int share = 100;
    private int limit;
    private int silent;
    private long firstProbe = NEVER;
    private long alarmAt = NEVER;
    private Runnable alarm = () -> {};
    private boolean closed;
    private int reported;

    Ledger(LedgerKey key, Timing timing, OktaClock clock, Flow flow, Slices slices) {
        this.key = key;
        this.timing = timing;
        this.clock = clock;
        this.flow = flow;
        this.slices = slices;
        this.ends = new Ends(clock, slices == null);
        this.window = Window.first(timing.nanos());
        this.bounds = new Bounds(0, Long.MIN_VALUE, NEVER, 0, 0, new int[Lane.COUNT]);
        flow.serves(this);
    }

    /**
     * Announces calls of a lane, so that a reserve is kept for them.
     *
     * @param percent the most of the limit that may be used: the smallest ever announced counts
     */
    void announce(Lane lane, int percent) {
        synchronized (lock) {
            share = Math.min(share, percent);
            reserve.use(lane);
            settle(timing.nanos());
        }
    }

    /**
     * Asks for a call.
     *
     * @param longest how many nanoseconds it may wait
     * @param waiting is told, if there is no answer now
     * @return leave to send it at once, or null
     */
    public Permit acquire(Lane lane, long longest, Waiting waiting) {
        if (!queue.isBefore(lane)) {
            Permit permit = take(lane, timing.nanos());
            if (permit != null) {
                return permit;
            }
        }
        Refusal refusal;
        synchronized (lock) {
            long now = timing.nanos();
            settle(now);
            if (!closed && !queue.isBefore(lane)) {
                Permit permit = take(lane, now);
                if (permit != null) {
                    return permit;
                }
            }
            long deadline = longest > NEVER - now ? NEVER : now + longest;
            refusal = closed ? new Refusal("the application stops", Duration.ZERO) : hopeless(deadline, now);
            if (refusal == null) {
                if (queue.size() == 0) {
                    LOG.info("Calls wait for {}: {}", key, state(now));
                }
                queue.add(new Queue.Waiter(lane, waiting, now, deadline));
                setAlarm(now);
            }
        }
        if (refusal != null) {
            waiting.refused(refusal);
        }
        return null;
    }

    private Permit take(Lane lane, long now) {
        Bounds settled = bounds;
        if (now >= settled.until() || !flow.enter(now)) {
            return null;
        }
        if (counter.take(settled.seq(), settled.ceiling(lane), cap)) {
            return new Permit(this, settled.seq(), now);
        }
        flow.leave();
        return null;
    }

    void done(Permit permit, Answer answer) {
        long now = timing.nanos();
        flow.leave();
        if (answer.kind() == Answer.Kind.CONCURRENCY) {
            flow.tooMany(now);
        } else if (answer.kind() != Answer.Kind.LOST) {
            flow.went();
            clock.sample(answer.date(), permit.sentAt, now);
        }
        Bounds settled = bounds;
        boolean ordinary = answer.kind() == Answer.Kind.COUNTED
                && answer.reset() == settled.end()
                && answer.limit() == settled.limit()
                && answer.remaining() > 0
                && answer.tellsEnd()
                && permit.sentAt < settled.scoutAt();
        if (ordinary && counter.land(settled.seq())) {
            cap = Math.min(cap, strangers.cap(answer, counter.used() + others()));
        } else {
            synchronized (lock) {
                learn(permit, answer, now);
                settle(now);
            }
        }
        pump();
        flow.pumpAll();
    }

    /** A permit came back that was not used. */
    void unused() {
        flow.leave();
        counter.landElsewhere();
        pump();
        flow.pumpAll();
    }

    private int others() {
        return slices == null ? 0 : slices.others();
    }

    private void learn(Permit permit, Answer answer, long now) {
        boolean carried = permit.window != window.seq();
        if (!answer.tellsCalls()) {
            land(answer);
            if (answer.kind() == Answer.Kind.EXHAUSTED) {
                cap = 0;
            } else if (limit == 0 && answer.kind() != Answer.Kind.LOST) {
                silent++;
            }
            waitAtMostAWindow(now);
            return;
        }
        if (!answer.tellsEnd() || !clock.isKnown()) {
            land(answer);
            learnCalls(answer);
            waitAtMostAWindow(now);
            return;
        }
        long end = answer.reset();
        if (window.end() == 0 && (window.before() == 0 || Ends.isLater(window.before(), end))) {
            land(answer);
            ends.seen(window.before(), end, answer.date());
            window = window.ending(end, now);
            learnCalls(answer);
        } else if (window.end() == 0 && carried) {
            counter.landElsewhere();
        } else if (window.end() == 0) {
            land(answer);
            counter.addUsed(window.usedBefore());
            window = window.reopened(now);
            ends.tooEarly();
            clock.sample(answer.date(), permit.sentAt, now);
            learnCalls(answer);
        } else if (Ends.isLater(window.end(), end) && answer.date() < window.end() - 1) {
            // By its own date the window goes on: the reset is a broken header.
            land(answer);
            learnCalls(answer);
        } else if (Ends.isLater(window.end(), end)) {
            ends.ended(window, end, now);
            turn(now, end);
            land(answer);
            learnCalls(answer);
        } else if (!Ends.isLater(end, window.end())) {
            land(answer);
            if (!carried) {
                ends.goesOn(window, permit.sentAt);
            }
            window = window.ending(Math.max(end, window.end()), now);
            learnCalls(answer);
        } else if (carried) {
            counter.landElsewhere();
        } else {
            // The end that was believed is of no window: a broken header.
            land(answer);
            window = window.ending(end, now);
            learnCalls(answer);
        }
    }

    /** Okta counts what it takes. */
    private void land(Answer answer) {
        if (answer.kind() == Answer.Kind.EXHAUSTED) {
            counter.landElsewhere();
        } else {
            counter.land();
        }
    }

    private void learnCalls(Answer answer) {
        if (limit == 0) {
            cap = NO_CAP;
        }
        limit = (int) Math.min(answer.limit(), Integer.MAX_VALUE);
        cap = Math.min(cap, strangers.cap(answer, counter.used() + others()));
    }

    /** Where nothing tells the end of the window, it is a minute away. */
    private void waitAtMostAWindow(long now) {
        if (window.end() == 0 && window.turnAt() == NEVER && (limit > 0 || cap == 0)) {
            window = window.turning(now + ends.longest() * SECOND, NEVER);
        }
    }

    /** Begins the next window. */
    private void turn(long now, long end) {
        int used = counter.used();
        strangers.windowEnds();
        window = window.next(now, used, end);
        counter.turn(window.seq());
        cap = limit == 0 ? NO_CAP : strangers.capOfNew(limit);
        if (slices != null) {
            slices.windowEnds();
        }
    }

    /** Puts together what calls are held against from now on. */
    private void settle(long now) {
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
        int budget = budget();
        int mine = slices == null ? budget : Math.min(budget, slices.leased());
        long meltedAt = ends.surelyOpen(window, now);
        boolean scouting = window.scoutAt() != NEVER;
        boolean early = scouting && now < window.scoutAt();
        int[] ceilings = new int[Lane.COUNT];
        for (Lane lane : Lane.values()) {
            int held = reserve.heldFrom(lane, mine, window, meltedAt, now);
            int scout = scouting && !early && reserve.kept(lane, mine) > 0 ? 1 : 0; // it is one of those kept
            ceilings[lane.ordinal()] = Math.max(0, mine - held + scout);
        }
        long until = Math.min(window.turnAt(), reserve.nextChange(mine, window, meltedAt, now));
        if (early) {
            until = Math.min(until, window.scoutAt());
        } else if (scouting && bounds.seq() == window.seq() && now >= window.scoutAt() && bounds.until() <= now) {
            ends.scouted();
        }
        bounds = new Bounds(window.seq(), until, window.scoutAt(), window.end(), limit, ceilings);
    }

    /**
     * As long as no answer tells the limit: one call, and twice as many with each answer that does not tell it, and with each
     * second without an answer.
     */
    private void settleUnknown(long now) {
        if (firstProbe == NEVER) {
            firstProbe = now;
        }
        long seconds = (now - firstProbe) / SECOND;
        // With others on the bucket, they may know it.
        cap = slices != null && !slices.isIntroduced() ? 0 : 1 << Math.min(20, seconds + silent);
        int[] ceilings = new int[Lane.COUNT];
        Arrays.fill(ceilings, Integer.MAX_VALUE);
        bounds = new Bounds(window.seq(), firstProbe + (seconds + 1) * SECOND, NEVER, 0, 0, ceilings);
    }

    /** The most own calls of a window. */
    private int budget() {
        return (int) Math.max(1, (long) limit * share / 100);
    }

    /** Lets those go who may go, unless another thread is at it: then that one looks again. */
    void pump() {
        if (queue.size() == 0 || pumps.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            pumpOnce();
            missed = pumps.addAndGet(-missed);
        } while (missed != 0);
    }

    private void pumpOnce() {
        List<Runnable> told = new ArrayList<>();
        synchronized (lock) {
            long now = timing.nanos();
            settle(now);
            for (Lane lane : Lane.values()) {
                for (Queue.Waiter next = queue.peek(lane); next != null; next = queue.peek(lane)) {
                    Permit permit = take(lane, now);
                    if (permit == null) {
                        break;
                    }
                    queue.remove(next);
                    Waiting call = next.call;
                    told.add(() -> call.granted(permit));
                }
            }
            for (Queue.Waiter late = queue.overdue(now); late != null; late = queue.overdue(now)) {
                queue.remove(late);
                Waiting call = late.call;
                Refusal refusal = refusal(now);
                told.add(() -> call.refused(refusal));
            }
            setAlarm(now);
        }
        told.forEach(Runnable::run);
    }

    private void setAlarm(long now) {
        if (queue.size() == 0) {
            return;
        }
        long next = Math.min(bounds.until(), queue.nextDeadline());
        if (flow.pausedUntil() > now) {
            next = Math.min(next, flow.pausedUntil());
        }
        if (slices != null) {
            boolean wants = limit == 0 || counter.used() >= slices.leased() && counter.used() < budget();
            next = Math.min(next, slices.ask(wants ? request(queue.size()) : null, now));
        }
        if (next < alarmAt || alarmAt <= now) {
            alarm.run();
            alarmAt = next;
            alarm = next == NEVER ? () -> {} : timing.after(Math.max(1, next - now), this::pump);
        }
    }

    /** What the nodes that share the bucket have to know of this one; for a number of calls to be had of it. */
    private LeaseRequest request(int wanted) {
        return new LeaseRequest(
                TimeUnit.NANOSECONDS.toMillis(Math.max(0, clock.atLeast(timing.nanos()) - SECOND)),
                window.before(),
                window.end(),
                limit,
                limit == 0 ? 0 : budget(),
                counter.used(),
                counter.flying(),
                wanted);
    }

    /** What this node has to tell the others while it has something to tell; null for nothing. */
    LeaseRequest report() {
        synchronized (lock) {
            long now = timing.nanos();
            settle(now);
            int used = counter.used();
            boolean quiet = used == reported && queue.size() == 0;
            reported = used;
            if (closed || quiet && counter.flying() == 0 && used >= slices.leased()) {
                return null;
            }
            if (!quiet) {
                return request(0);
            }
            slices.take(Math.min(used, slices.leased()), slices.others());
            settle(now); // from here on it is not ours
            return request(LeaseRequest.GIVE_BACK);
        }
    }

    /** Takes what the store gave. */
    void leased(Lease lease) {
        synchronized (lock) {
            long now = timing.nanos();
            settle(now);
            if (limit == 0 && lease.limit() > 0) {
                limit = lease.limit();
                cap = NO_CAP;
            }
            boolean later = window.end() != 0
                    && (lease.ends() != 0
                            ? Ends.isLater(window.end(), lease.ends())
                            : !Ends.isLater(lease.after(), window.end()));
            boolean older = lease.ends() != 0
                    && (window.end() != 0
                            ? Ends.isLater(lease.ends(), window.end())
                            : !Ends.isLater(window.before(), lease.ends()));
            if (later) {
                turn(now, lease.ends());
            } else if (window.end() == 0 && lease.ends() != 0 && !older) {
                window = window.ending(lease.ends(), now);
            }
            slices.take(older ? 0 : lease.leased(), lease.others());
            settle(now);
        }
        pump();
    }

    /** Why waiting is of no use; null where it may be. */
    private Refusal hopeless(long deadline, long now) {
        return deadline <= now || isSpent() && window.turnAt() != NEVER && window.turnAt() > deadline
                ? refusal(now)
                : null;
    }

    private boolean isSpent() {
        return cap == 0 || limit > 0 && counter.used() >= budget();
    }

    private Refusal refusal(long now) {
        long wait = window.turnAt() == NEVER || !isSpent() ? SECOND : Math.max(SECOND / 10, window.turnAt() - now);
        return new Refusal(state(now), Duration.ofNanos(wait));
    }

    /** What calls wait for, and until when. */
    private String state(long now) {
        if (limit == 0) {
            return flow.flying() >= flow.ceiling()
                    ? inFlight()
                    : "no answer yet that tells the limit, " + counter.flying() + " calls in flight";
        }
        boolean spent = cap == 0 || counter.used() >= bounds.ceiling(Lane.urgent);
        if (!spent && flow.flying() >= flow.ceiling()) {
            return inFlight();
        }
        String until = window.turnAt() == NEVER
                ? "its end is not known yet"
                : "it ends in " + TimeUnit.NANOSECONDS.toMillis(Math.max(0, window.turnAt() - now)) + " ms";
        return counter.used() + " of " + budget() + " calls of the window are used (" + share + " % of " + limit
                + (cap == 0 ? ", none of which remain" : "") + "), " + until;
    }

    private String inFlight() {
        return flow.flying() + " calls are in flight, which is the ceiling";
    }

    /** Refuses all who wait, and all who come. */
    void close() {
        List<Runnable> told = new ArrayList<>();
        synchronized (lock) {
            closed = true;
            alarm.run();
            for (Lane lane : Lane.values()) {
                for (Queue.Waiter next = queue.peek(lane); next != null; next = queue.peek(lane)) {
                    queue.remove(next);
                    Waiting call = next.call;
                    told.add(() -> call.refused(new Refusal("the application stops", Duration.ZERO)));
                }
            }
        }
        told.forEach(Runnable::run);
    }

    public LedgerKey key() {
        return key;
    }

    /** How things stand, for people to read. */
    public LedgerView view() {
        synchronized (lock) {
            long now = timing.nanos();
            Map<Lane, Integer> waiting = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                waiting.put(lane, queue.size(lane));
            }
            return new LedgerView(
                    key,
                    limit,
                    limit == 0 ? 0 : budget(),
                    counter.used(),
                    strangers.remaining(),
                    counter.flying(),
                    window.end(),
                    window.turnAt() == NEVER ? -1 : TimeUnit.NANOSECONDS.toMillis(window.turnAt() - now),
                    waiting,
                    queue.size() == 0 ? "" : state(now));
        }
    }
}
