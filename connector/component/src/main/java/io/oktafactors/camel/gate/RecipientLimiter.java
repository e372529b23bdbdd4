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
 * All gates of an application. A call that does something to a phone, a mailbox or a user asks here before it is sent; one that
 * has to wait holds no thread. What is remembered is forgotten when its period is over. Calls that do no such thing never ask.
 */
public final class RecipientLimiter {

    private static final Logger LOG = LoggerFactory.getLogger(RecipientLimiter.class);

    /** What is idle is forgotten that often. */
    private static final long CLEANING = TimeUnit.MINUTES.toNanos(1);

    /** After the last word about a whole run, somebody may have started another one. */
    private static final long LONGEST_RETRY = TimeUnit.HOURS.toNanos(1);

    private static final long SHORTEST_RETRY = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long ROUNDING = TimeUnit.SECONDS.toNanos(1) - 1;

    private record Place(RecipientLimit gate, Key key) {}

    /** What keeps a call from going now. */
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
     * Asks for a call.
     *
     * @param longest how many nanoseconds it may wait
     * @return leave to make it at once, or null: then the visitor is told
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

    /** Lets a call through that is made once more because the time before it did nothing. */
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

    /** How the gates stand at which there is something to see. */
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

    /** Forgets everything; who waits is told so. */
    public void clear() {
        List<Runnable> told = new ArrayList<>();
        synchronized (this) {
            for (SlidingWindow tally : tallies.values()) {
                tally.alarm.run();
                for (SlidingWindow.Waiter waiter : tally.queue) {
                    waiter.alarm.run();
                    told.add(() -> waiter.visitor.refused("the application stops", Duration.ZERO));
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
     * The gate that is shut the longest; null where all are open.
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

    /** Has the call wait where it cannot go on, or refuses it. */
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
                    "Calls wait at a gate, the first for {} ms: {}",
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
                claim.describe() + "; the next may be sent in " + TimeUnit.NANOSECONDS.toSeconds(wait + ROUNDING)
                        + " s",
                Duration.ofNanos(wait));
    }

    /** Lets those go who may go. */
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

    /** At the time when the first in the queue may go; where that depends on a call that is under way, its end tells. */
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
