package io.oktafactors.routes.schedule;

import static org.awaitility.Awaitility.await;

import io.oktafactors.routes.RunningApp;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.listeners.JobListenerSupport;

/** Fires the sweep of an app by hand and watches its runs. */
final class Sweeps extends JobListenerSupport {

    static final JobKey SWEEP = JobKey.jobKey("sweep", "mfa");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningApp app;
    private final Scheduler scheduler;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private volatile CountDownLatch barrier = new CountDownLatch(0);

    Sweeps(RunningApp app) throws SchedulerException {
        this.app = app;
        this.scheduler = app.bean(Scheduler.class);
        scheduler.getListenerManager().addJobListener(this);
    }

    /** Has a run and waits until its events are done with. */
    void sweep() throws SchedulerException {
        run();
        app.settled();
    }

    /** Has a run and waits until it has ended. */
    void run() throws SchedulerException {
        int before = ended();
        trigger();
        await().atMost(PATIENCE).until(() -> ended() > before);
    }

    void trigger() throws SchedulerException {
        scheduler.triggerJob(SWEEP);
    }

    /** The next runs do not go on until they are {@link #release released}. */
    void hold() {
        barrier = new CountDownLatch(1);
    }

    void release() {
        barrier.countDown();
    }

    /** How many triggers wait for a run to end. */
    long blocked() throws SchedulerException {
        long blocked = 0;
        for (Trigger trigger : scheduler.getTriggersOfJob(SWEEP)) {
            if (scheduler.getTriggerState(trigger.getKey()) == Trigger.TriggerState.BLOCKED) {
                blocked++;
            }
        }
        return blocked;
    }

    int begun() {
        return begun.get();
    }

    int ended() {
        return ended.get();
    }

    @Override
    public String getName() {
        return "sweeps";
    }

    @Override
    public void jobToBeExecuted(JobExecutionContext run) {
        begun.incrementAndGet();
        try {
            if (!barrier.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                getLog().error("Nobody released the run");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void jobWasExecuted(JobExecutionContext run, JobExecutionException failure) {
        ended.incrementAndGet();
    }
}
