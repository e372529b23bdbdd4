package io.oktafactors.camel.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of calls that cannot end on their caller's: one that keeps the time, few that send, and those that routes go on
 * with. A call that waits has none of them. When the context begins to stop, all that wait are cancelled.
 */
public final class OktaThreads extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(OktaThreads.class);

    /** Requests that are sent at a time; each ends in time, so those behind it are never stuck. */
    private static final int MOST_SENDING = 64;

    /** What routes still do about a call that was cancelled. */
    private static final long LAST_WORDS = 5_000;

    private final CamelContext context;
    private final Set<CompletableFuture<?>> held = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> backlog = new ArrayDeque<>();
    private final Stopper stopper = new Stopper();

    private ScheduledExecutorService clock;
    private ExecutorService senders;
    private ExecutorService resumers;
    private int sending;
    private volatile boolean ending = true;

    public OktaThreads(CamelContext context) {
        this.context = context;
    }

    /** One thread for tasks at their time, of which there may be any number; Camel's default would take a thousand. */
    public static ScheduledExecutorService clock(CamelContext context, Object owner, String name) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(1);
        profile.setMaxQueueSize(-1);
        return context.getExecutorServiceManager().newScheduledThreadPool(owner, name, profile);
    }

    /** Runs a task later, on the one thread that keeps the time: it has to be short. */
    public ScheduledFuture<?> schedule(Runnable task, long millis) {
        return clock.schedule(task, millis, TimeUnit.MILLISECONDS);
    }

    /** Runs a task that sends a request. It may begin late, and must not run a route. */
    public void send(Runnable task) {
        synchronized (backlog) {
            if (sending == MOST_SENDING) {
                backlog.add(task);
                return;
            }
            sending++;
        }
        senders.execute(() -> sendAll(task));
    }

    /** Goes on with a route, which may take its time. */
    public void resume(Runnable task) {
        try {
            resumers.execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // stopped, and an exchange must not be lost
        }
    }

    /** Cancels what waits, now and from now on. */
    public void end() {
        ending = true;
        held.forEach(future -> future.cancel(false));
    }

    /** Has the future cancelled if it is not done when the context begins to stop, or at once if that has begun. */
    public void hold(CompletableFuture<?> future) {
        held.add(future);
        future.whenComplete((value, failure) -> held.remove(future));
        if (ending) {
            future.cancel(false);
        }
    }

    @Override
    protected void doStart() {
        ExecutorServiceManager threads = context.getExecutorServiceManager();
        clock = clock(context, this, "OktaFactorsClock");
        senders = threads.newCachedThreadPool(this, "OktaFactorsCall");
        resumers = threads.newCachedThreadPool(this, "OktaFactorsResume");
        context.addLifecycleStrategy(stopper);
        ending = false;
    }

    @Override
    protected void doStop() {
        end();
        context.getLifecycleStrategies().remove(stopper);
        ExecutorServiceManager threads = context.getExecutorServiceManager();
        threads.shutdownNow(clock);
        threads.shutdownNow(senders);
        threads.shutdownGraceful(resumers, LAST_WORDS);
        synchronized (backlog) {
            backlog.clear();
            sending = 0;
        }
    }

    private void sendAll(Runnable first) {
        for (Runnable task = first; task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) { // the thread has more to do, and is counted
                LOG.error("A call ended in a way that nobody foresaw", e);
            }
        }
    }

    private Runnable next() {
        synchronized (backlog) {
            Runnable next = backlog.poll();
            if (next == null) {
                sending--;
            }
            return next;
        }
    }

    /** Comes before routes are asked to end: they would wait for calls that wait. */
    private final class Stopper extends LifecycleStrategySupport {

        @Override
        public void onContextStopping(CamelContext stopping) {
            end();
        }
    }
}
