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
 * The threads of calls that cannot end on their caller's thread: one for times, few that send, and those that continue routes.
 * A call that waits holds none of them. When the context begins to stop, all waiting calls are cancelled.
 */
public final class OktaThreads extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(OktaThreads.class);

    /** Maximum number of requests sent at a time. Each of them ends in time, so others are never stuck behind them. */
    private static final int MOST_SENDING = 64;

    /** How long routes may still handle a call that was cancelled, in milliseconds. */
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

    /** One thread for any number of scheduled tasks; Camel's default would queue at most a thousand. */
    public static ScheduledExecutorService clock(CamelContext context, Object owner, String name) {
        ThreadPoolProfile profile = new ThreadPoolProfile(name);
        profile.setPoolSize(1);
        profile.setMaxQueueSize(-1);
        return context.getExecutorServiceManager().newScheduledThreadPool(owner, name, profile);
    }

    /** Runs a task later, on the single thread for times, so it has to be short. */
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

    /** Continues a route, which may take long. */
    public void resume(Runnable task) {
        try {
            resumers.execute(task);
        } catch (RejectedExecutionException e) {
            task.run(); // stopped, but the exchange must not be lost
        }
    }

    /** Cancels waiting calls, now and from now on. */
    public void end() {
        ending = true;
        held.forEach(future -> future.cancel(false));
    }

    /** Cancels the future if it is not completed when the context begins to stop, or at once if that has begun. */
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
            } catch (RuntimeException | Error e) { // the thread handles other calls too, and is one of few
                LOG.error("A call ended with an unexpected error", e);
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

    /** Runs before routes are stopped, since these would wait for the waiting calls. */
    private final class Stopper extends LifecycleStrategySupport {

        @Override
        public void onContextStopping(CamelContext stopping) {
            end();
        }
    }
}
