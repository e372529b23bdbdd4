package io.oktafactors.camel.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineSchedulerTest {

    private static final long NEVER = TimeUnit.HOURS.toMillis(1);

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1);
    private final DeadlineScheduler watch = new DeadlineScheduler(clock);
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    @AfterEach
    void stopTheClock() {
        clock.shutdownNow();
    }

    @Test
    void requestsEndInTheOrderOfTheirDeadlines() {
        watch.add(NEVER, () -> ended.add("never"));
        watch.add(300, () -> ended.add("second"));
        DeadlineScheduler.Entry first = watch.add(1, () -> ended.add("first"));

        await().untilAsserted(() -> assertThat(ended).containsExactly("first", "second"));
        assertThat(first.isOverdue()).isTrue();
    }

    @Test
    void whatHasEndedIsLeftAlone() {
        DeadlineScheduler.Entry done = watch.add(200, () -> ended.add("done"));
        watch.add(200, () -> ended.add("other"));
        watch.remove(done);

        await().untilAsserted(() -> assertThat(ended).containsExactly("other"));
        assertThat(done.isOverdue()).isFalse();
    }

    @Test
    void requestsOfOneTimeOutShareATask() {
        for (int i = 0; i < 100; i++) {
            watch.remove(watch.add(NEVER, () -> {}));
        }

        assertThat(clock.getQueue()).hasSize(1);
    }

    @Test
    void noneIsForgottenAmongManyThreads() throws Exception {
        int threads = 16;
        int each = 2_000;
        AtomicInteger aborted = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(callers.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        watch.add(i % 7, aborted::incrementAndGet);
                    }
                }));
            }
            for (Future<?> caller : running) {
                caller.get();
            }
        } finally {
            callers.shutdownNow();
        }

        await().untilAsserted(() -> assertThat(aborted).hasValue(threads * each));
        await().untilAsserted(() -> assertThat(clock.getQueue()).isEmpty());
    }
}
