package io.oktafactors.camel.gate;

import io.oktafactors.camel.concurrent.Timing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All limits of recipients of an application. A call with a side effect on a phone, a mailbox or a user is checked here before
 * it is sent; while it has to wait it holds no thread. Counts are removed when their period is over. Calls without such an
 * effect are not checked.
 */
public final class RecipientLimiter {

    private static final Logger LOG = LoggerFactory.getLogger(RecipientLimiter.class);

    /** How often idle entries are removed. */
    private static final long CLEANING = TimeUnit.MINUTES.toNanos(1);

    /** Maximum time after which a refused call may be tried again for a limit without an end. */
    private static final long LONGEST_RETRY = TimeUnit.HOURS.toNanos(1);

    private static final long SHORTEST_RETRY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long ROUNDING = TimeUnit.SECONDS.toNanos(1) - 1;

    private record Place(RecipientLimit gate, Key key) {}

    /** What prevents a call from being sent now. */
    private record Obstacle(SlidingWindow tally, LimitCheck claim, long until) {}

    private final Timing timing;
    private final Map<Place, SlidingWindow> tallies = new HashMap<>();
    private long cleaned;
    private int waiting;

    public RecipientLimiter(Timing timing) {
        this.timing = timing;
        this.cleaned = timing.nanos();
    }

    /**
     * Checks a call.
     *
     * @param longest how many nanoseconds it may wait
     * @return the permit to send it at once, or null: then the visitor is called later
     */
    public RecipientPermit enter(LimitedCall visitor, long longest) {
        List<Runnable> told = new ArrayList<>();
        RecipientPermit pass;
        synchronized (this) {
            long now = timing.nanos();
            clean(now);
            List<LimitCheck> claims = visitor.claims();
            Obstacle obstacle = obstacle(claims, null, now);
            pass = obstacle == null ? let(claims) : null;
            if (obstacle != null) {
                long deadline = longest > SlidingWindow.NEVER - now ? SlidingWindow.NEVER : now + longest;
                queue(new SlidingWindow.Waiter(visitor, deadline), obstacle, now, told);
            }
        }
        told.forEach(Runnable::run);
        return pass;
    }

    /** Lets a call pass that is made again because the first attempt had no effect. */
    public synchronized RecipientPermit enterAgain(LimitedCall visitor) {
        return let(visitor.claims());
    }

    private void over(List<LimitCheck> claims, Function<SideEffect, Result> results, List<LimitCheck> besides) {
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            long now = timing.nanos();
            for (LimitCheck claim : claims) {
                if (claim.counts()) {
                    SlidingWindow tally = tally(claim);
                    tally.leave();
                    if (claim.gate().counts(results.apply(claim.gate().deed()))) {
                        tally.count(now);
                    }
                }
            }
            besides.stream()
                    .filter(claim -> claim.counts()
                            && !claims.contains(claim)
                            && claim.gate().counts(results.apply(claim.gate().deed())))
                    .forEach(claim -> tally(claim).count(now));
            for (LimitCheck claim : claims) {
                pump(tally(claim), now, told);
            }
        }
        told.forEach(Runnable::run);
    }

    /** The state of the limits that have entries. */
    public synchronized List<RecipientLimitView> view() {
        long now = timing.nanos();
        return Arrays.stream(RecipientLimit.values())
                .map(gate -> view(gate, now))
                .toList();
    }

    private RecipientLimitView view(RecipientLimit gate, long now) {
        List<SlidingWindow> own = tallies.values().stream()
                .filter(tally -> tally.gate == gate && !tally.isIdle(now))
                .toList();
        int queued = own.stream().mapToInt(tally -> tally.queue.size()).sum();
        long opens = own.stream()
                .filter(tally -> !tally.queue.isEmpty())
                .mapToLong(tally -> roomAtHead(tally, now) - now)
                .min()
                .orElse(-1);
        return new RecipientLimitView(
                gate,
                own.size(),
                own.stream().mapToLong(tally -> tally.counted(now)).sum(),
                queued,
                opens < 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(opens));
    }

    /** Removes all entries; waiting calls are refused. */
    public void clear() {
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            for (SlidingWindow tally : tallies.values()) {
                tally.alarm.run();
                for (SlidingWindow.Waiter waiter : tally.queue) {
                    waiter.alarm.run();
                    told.add(() -> waiter.visitor.refused("the application is stopping", Duration.ZERO));
                }
                tally.queue.clear();
            }
            tallies.clear();
            waiting = 0;
        }
        told.forEach(Runnable::run);
    }

    private RecipientPermit let(List<LimitCheck> claims) {
        claims.stream().filter(LimitCheck::counts).forEach(claim -> tally(claim).enter());
        return new RecipientPermit(this::over, claims);
    }

    /**
     * The limit with the longest wait; null if the call may be sent.
     *
     * @param own where the call is the first in the queue; null where it is in none
     */
    private Obstacle obstacle(List<LimitCheck> claims, SlidingWindow own, long now) {
        Obstacle worst = null;
        for (LimitCheck claim : claims) {
            SlidingWindow tally = tally(claim);
            int ahead = tally == own ? 0 : tally.queue.size();
            long until = tally.roomAt(claim.times(), ahead, now);
            if ((until > now || ahead > 0) && (worst == null || worse(tally, until, worst))) {
                worst = new Obstacle(tally, claim, until);
            }
        }
        return worst;
    }

    private static boolean worse(SlidingWindow tally, long until, Obstacle than) {
        return tally.gate.isOfOkta() == than.tally.gate.isOfOkta() ? until > than.until : !tally.gate.isOfOkta();
    }

    /** Lets the call wait, or refuses it. */
    private void queue(SlidingWindow.Waiter waiter, Obstacle obstacle, long now, List<Runnable> told) {
        SlidingWindow tally = obstacle.tally;
        if (!tally.gate.isOfOkta() || obstacle.until > waiter.deadline || waiter.deadline <= now) {
            waiter.alarm.run();
            told.add(refusal(waiter, obstacle.claim, obstacle.until - now));
            return;
        }
        if (waiter.at == null && waiter.deadline != SlidingWindow.NEVER) {
            waiter.alarm = timing.after(waiter.deadline - now, () -> late(waiter));
        }
        if (waiting++ == 0) {
            LOG.info(
                    "Calls are delayed by a gate, the first one for {} ms: {}",
                    millis(obstacle.until - now),
                    obstacle.claim.describe());
        }
        waiter.at = tally;
        waiter.claim = obstacle.claim;
        tally.queue.add(waiter);
        setAlarm(tally, now);
    }

    private static Runnable refusal(SlidingWindow.Waiter waiter, LimitCheck claim, long nanos) {
        long wait = Math.max(SHORTEST_RETRY, claim.gate().isForever() ? LONGEST_RETRY : nanos);
        return () -> waiter.visitor.refused(
                claim.describe() + "; try again in " + TimeUnit.NANOSECONDS.toSeconds(wait + ROUNDING) + " s",
                Duration.ofNanos(wait));
    }

    /** Lets the waiting calls pass that may be sent now. */
    private void pump(SlidingWindow tally, long now, List<Runnable> told) {
        while (!tally.queue.isEmpty()) {
            SlidingWindow.Waiter first = tally.queue.peek();
            List<LimitCheck> claims = first.visitor.claims();
            Obstacle obstacle = obstacle(claims, tally, now);
            if (obstacle != null && obstacle.tally == tally) {
                setAlarm(tally, now);
                return;
            }
            tally.queue.remove();
            waiting--;
            if (obstacle == null) {
                first.alarm.run();
                RecipientPermit pass = let(claims);
                told.add(() -> first.visitor.passed(pass));
            } else {
                queue(first, obstacle, now, told);
            }
        }
        tally.alarm.run();
    }

    /** Schedules the time when the first waiting call may be sent; if that depends on a call in flight, its end triggers it. */
    private void setAlarm(SlidingWindow tally, long now) {
        tally.alarm.run();
        long next = roomAtHead(tally, now);
        tally.alarm = next == SlidingWindow.NEVER ? () -> {} : timing.after(Math.max(1, next - now), () -> wake(tally));
    }

    private long roomAtHead(SlidingWindow tally, long now) {
        return tally.queue.peek().visitor.claims().stream()
                .filter(claim -> tallies.get(new Place(claim.gate(), claim.key())) == tally)
                .mapToLong(claim -> tally.roomAt(claim.times(), 0, now))
                .max()
                .orElse(now);
    }

    private void wake(SlidingWindow tally) {
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            pump(tally, timing.nanos(), told);
        }
        told.forEach(Runnable::run);
    }

    private void late(SlidingWindow.Waiter waiter) {
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            SlidingWindow tally = waiter.at;
            if (tally.queue.remove(waiter)) {
                waiting--;
                long now = timing.nanos();
                long until = tally.roomAt(waiter.claim.times(), tally.queue.size(), now);
                told.add(refusal(waiter, waiter.claim, until - now));
                pump(tally, now, told);
            }
        }
        told.forEach(Runnable::run);
    }

    private SlidingWindow tally(LimitCheck claim) {
        return tallies.computeIfAbsent(new Place(claim.gate(), claim.key()), place -> new SlidingWindow(place.gate()));
    }

    private void clean(long now) {
        if (now - cleaned > CLEANING) {
            cleaned = now;
            tallies.values().removeIf(tally -> tally.isIdle(now));
        }
    }

    synchronized int known() {
        return tallies.size();
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }
}
