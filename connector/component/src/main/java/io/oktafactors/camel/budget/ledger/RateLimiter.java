package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;

import io.oktafactors.camel.budget.BucketKey;
import io.oktafactors.camel.budget.BucketView;
import io.oktafactors.camel.budget.Lane;
import io.oktafactors.camel.budget.Lease;
import io.oktafactors.camel.budget.LeaseRequest;
import io.oktafactors.camel.concurrent.Timing;
import java.util.ArrayList;
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
public final class RateLimiter {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);

    /** If calls begin to wait again within this time, it is not logged. */
    private static final long QUIET = TimeUnit.MINUTES.toNanos(1);

    private final BucketKey key;
    private final Timing timing;
    private final ConcurrencyLimit flow;
    private final NodeShare slices;
    private final BucketState standing;
    private final WaitDescription outlook;
    private final ShareReport part;
    private final Queue queue;
    private final AtomicInteger pumps = new AtomicInteger();
    private final Object lock = new Object();

    private final CallPermit.End end = new CallPermit.End() {

        @Override
        public void done(CallPermit permit, CallOutcome answer) {
            RateLimiter.this.done(permit, answer);
        }

        @Override
        public void unused() {
            RateLimiter.this.unused();
        }
    };

    private long toldAt;
    private long alarmAt = NEVER;
    private Runnable alarm = () -> {};
    private boolean closed;

    /** @param slices what is divided with other nodes; null where there are none */
    RateLimiter(BucketKey key, Timing timing, OktaClock clock, ConcurrencyLimit flow, NodeShare slices) {
        this.key = key;
        this.timing = timing;
        this.flow = flow;
        this.slices = slices;
        this.standing = new BucketState(clock, slices, timing.nanos());
        this.queue = new Queue(flow);
        this.outlook = new WaitDescription(standing, flow);
        this.part = new ShareReport(standing, slices);
        this.toldAt = timing.nanos() - QUIET;
        flow.serves(new ConcurrencyLimit.Bucket(this::isWaiting, this::pump));
        if (slices != null) {
            slices.of(key, this::report, this::leased);
        }
    }

    /**
     * Announces calls of a lane, so that a reserve is kept for them.
     *
     * @param percent the most of the limit that may be used: the smallest ever announced counts
     */
    void announce(Lane lane, int percent) {
        synchronized (lock) {
            flow.use(lane);
            standing.announce(lane, percent);
            standing.settle(timing.nanos());
        }
    }

    /**
     * Asks for a call.
     *
     * @param longest how many nanoseconds it may wait
     * @param waiting called later if the call has to wait
     * @return the permit to send it at once, or null
     */
    public CallPermit acquire(Lane lane, long longest, Waiting waiting) {
        if (!queue.isBefore(lane)) {
            CallPermit permit = take(lane, timing.nanos());
            if (permit != null) {
                return permit;
            }
        }
        BudgetRefusal refusal;
        synchronized (lock) {
            long now = timing.nanos();
            standing.settle(now);
            if (!closed && !queue.isBefore(lane)) {
                CallPermit permit = take(lane, now);
                if (permit != null) {
                    return permit;
                }
            }
            long deadline = longest > NEVER - now ? NEVER : now + longest;
            refusal = closed ? WaitDescription.stopped() : outlook.hopeless(deadline, now);
            if (refusal == null) {
                if (queue.size() == 0 && now - toldAt >= QUIET) {
                    toldAt = now;
                    LOG.info("Calls wait for {}: {}", key, outlook.text(now));
                }
                Queue.Waiter waiter = new Queue.Waiter(lane, waiting, now, deadline);
                queue.add(waiter);
                CallPermit permit = queue.isFirst(waiter) ? take(lane, now) : null;
                if (permit != null) { // a call ended that could not see this one wait
                    queue.remove(waiter);
                    return permit;
                }
                setAlarm(now);
            }
        }
        if (refusal != null) {
            waiting.refused(refusal);
        }
        return null;
    }

    private CallPermit take(Lane lane, long now) {
        if (!flow.enter(lane, now)) {
            return null;
        }
        int window = standing.take(lane, now);
        if (window >= 0) {
            return new CallPermit(end, window, now);
        }
        flow.leave();
        return null;
    }

    private void done(CallPermit permit, CallOutcome answer) {
        long now = timing.nanos();
        CallOutcome.Kind kind = answer.kind();
        flow.leave();
        if (kind == CallOutcome.Kind.CONCURRENCY) {
            flow.tooMany(now);
        } else if (kind != CallOutcome.Kind.LOST) {
            flow.went();
            standing.clock().sample(answer.date(), permit.sentAt, now);
        }
        if (!standing.landOrdinary(answer, permit.sentAt)) {
            synchronized (lock) {
                ObservationRule.learn(standing, permit, answer, now);
                standing.settle(now);
            }
        }
        flow.pumpAll();
    }

    /** A permit came back that was not used. */
    private void unused() {
        flow.leave();
        standing.landElsewhere();
        flow.pumpAll();
    }

    private boolean isWaiting(Lane lane) {
        return queue.size(lane) > 0;
    }

    /** Sends the calls that may be sent now, unless another thread is doing this: then that one checks again. */
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
            standing.settle(now);
            for (Lane lane : Lane.values()) {
                for (Queue.Waiter next = queue.peek(lane); next != null; next = queue.peek(lane)) {
                    CallPermit permit = take(lane, now);
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
                BudgetRefusal refusal = outlook.refusal(now);
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
        long next = Math.min(standing.bounds().until(), queue.nextDeadline());
        if (flow.pausedUntil() > now) {
            next = Math.min(next, flow.pausedUntil());
        }
        if (slices != null) {
            next = Math.min(
                    next, slices.ask(standing.wantsMore(queue.lowest()) ? part.request(queue.size(), now) : null, now));
        }
        if (next < alarmAt || alarmAt <= now) {
            alarm.run();
            alarmAt = next;
            alarm = next == NEVER ? () -> {} : timing.after(Math.max(1, next - now), this::pump);
        }
    }

    /** What this node reports to the others while there is anything to report; null for nothing. */
    private LeaseRequest report() {
        synchronized (lock) {
            long now = timing.nanos();
            standing.settle(now);
            return closed ? null : part.report(queue.size() > 0, now);
        }
    }

    /** Takes what the store gave. */
    private void leased(Lease lease) {
        synchronized (lock) {
            long now = timing.nanos();
            standing.settle(now);
            part.leased(lease, now);
            standing.settle(now);
        }
        pump();
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
                    told.add(() -> call.refused(WaitDescription.stopped()));
                }
            }
        }
        told.forEach(Runnable::run);
    }

    public BucketKey key() {
        return key;
    }

    /** The state, for people to read. */
    public BucketView view() {
        synchronized (lock) {
            long now = timing.nanos();
            standing.settle(now);
            Map<Lane, Integer> waiting = new EnumMap<>(Lane.class);
            for (Lane lane : Lane.values()) {
                waiting.put(lane, queue.size(lane));
            }
            return new BucketView(
                    key,
                    standing.limit(),
                    standing.limit() == 0 ? 0 : standing.budget(),
                    standing.used(),
                    standing.remaining(),
                    standing.flying(),
                    standing.window().end(),
                    outlook.opensInMillis(now),
                    waiting,
                    queue.size() == 0 ? "" : outlook.text(now));
        }
    }
}
