package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.OktaFactorsException.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** How long is waited, and how many connections there are. */
class TimeoutsTest extends OktaFactorsTestSupport {

    @Test
    void aSilentServerIsGivenUpAfterTheResponseTimeout() {
        okta.answers(okta.silence());

        long start = System.nanoTime();
        Unavailable failure = failureOf(
                call("okta-factors:listFactors?responseTimeout=300&requestTimeout=60000", null, IDS),
                Unavailable.class);

        assertThat(failure).hasMessageContaining("the server sent nothing for 300 ms (option responseTimeout)");
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
    }

    @Test
    void aServerThatKeepsTalkingIsNotSilent() {
        okta.answers(okta.drip());

        assertThat(failureOf(
                        call("okta-factors:listFactors?responseTimeout=5000&requestTimeout=300", null, IDS),
                        Unavailable.class))
                .hasMessageContaining("within 300 ms (option requestTimeout)");
    }

    @Test
    void moreConnectionsThanAllowedAreNotOpened() throws Exception {
        AtomicInteger most = new AtomicInteger();
        CountDownLatch bothThere = new CountDownLatch(2);
        okta.answers((call, socket) -> {
            most.accumulateAndGet(okta.openConnections(), Math::max);
            bothThere.countDown();
            awaitAll(bothThere);
            FakeOkta.json(200, "[]").to(call, socket);
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Exception>> done = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            done.add(threads.submit(() -> call("okta-factors:listFactors?budgetShare=0&maxConnections=2", null, IDS)
                    .getException()));
        }
        for (Future<Exception> each : done) {
            assertThat(each.get(60, TimeUnit.SECONDS)).isNull();
        }
        threads.shutdown();

        assertThat(most).hasValue(2);
    }

    @Test
    void aWaitForAConnectionIsBoundedToo() throws Exception {
        CountDownLatch refused = new CountDownLatch(1);
        okta.answers((call, socket) -> {
            awaitAll(refused);
            FakeOkta.json(200, "[]").to(call, socket);
        });
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Exchange> first = thread.submit(
                () -> call("okta-factors:listFactors?budgetShare=0&maxConnections=1&requestTimeout=60000", null, IDS));
        await().until(() -> okta.calls().size() == 1);

        Unavailable failure = failureOf(
                call("okta-factors:listFactors?budgetShare=0&maxConnections=1&requestTimeout=1000", null, IDS),
                Unavailable.class);

        assertThat(failure)
                .hasMessageContaining(
                        "no pooled connection was available within 1000 ms (options maxConnections and requestTimeout)");
        assertThat(okta.calls()).hasSize(1);
        refused.countDown();
        assertThat(first.get(60, TimeUnit.SECONDS).getException()).isNull();
        thread.shutdown();
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
