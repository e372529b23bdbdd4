package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/**
 * Many users that have not answered. By default a short form; the whole one, which prints what it measured:
 * {@code ./mvnw -pl connector/component test -Dtest=ManyPushesTest -DargLine="-Xmx512m -Dpushes=10000 -Dsoon=100"}.
 */
class ManyPushesTest extends OktaFactorsTestSupport {

    private static final int OPEN = Integer.getInteger("pushes", 1_000);
    private static final int SOON = Integer.getInteger("soon", 0);
    private static final int MOST_THREADS = SOON > 0 ? 16 : 40; // a busy machine

    private final FakePushes pushes = new FakePushes();
    private final Map<String, Exchange> ended = new ConcurrentHashMap<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        okta.answers(pushes);
        return super.createCamelContext();
    }

    @Test
    void thousandsWaitOnFewThreadsAndArePolledNoMoreThanIsAllowed() throws Exception {
        int pollsPerMinute = SOON > 0 ? 3_000 : 6_000; // that many open ask for ten times as much
        long interval = SOON > 0 ? 4_000 : 1_000;
        AsyncProducer producer =
                producer("pollInterval=" + interval + "&awaitTimeout=3600000&pollsPerMinute=" + pollsPerMinute);
        long start = System.nanoTime();
        for (int i = 0; i < OPEN; i++) {
            process(producer, "u" + i);
        }
        assertThat(pushes.prompts()).isEqualTo(OPEN);
        await().until(() -> pushes.polls() >= 200);

        long threads = threads();
        long minutes = System.nanoTime() - start;
        int polls = pushes.polls();
        assertThat(ended.values()).extracting(Exchange::getException).isEmpty();
        assertThat(threads).isLessThanOrEqualTo(MOST_THREADS);
        assertThat(polls).isLessThanOrEqualTo((int) (minutes * pollsPerMinute / TimeUnit.MINUTES.toNanos(1)) + 20);
        System.gc();
        long heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
        System.out.printf(
                "%d open: %d threads, %d MB of heap, %d polls in %.1f s%n", OPEN, threads, heap, polls, minutes / 1e9);

        context.stop();

        await().until(() -> ended.size() == OPEN);
        assertThat(ended.values()).allMatch(exchange -> exchange.getException() instanceof OktaFactorsException);
        producer.stop();
    }

    /** With 100 open and the defaults, an answer is seen in 3 s (median) and 6 s (99 of 100); here the clock runs faster. */
    @Test
    void anAnswerIsSeenWithinAnIntervalAndAHalf() throws Exception {
        int open = SOON > 0 ? SOON : 40;
        long interval = SOON > 0 ? 4_000 : 500;
        AsyncProducer producer = producer(
                SOON > 0 ? "awaitTimeout=600000" : "pollInterval=500&pollsPerMinute=12000&awaitTimeout=600000");
        for (int i = 0; i < open; i++) {
            process(producer, "u" + i);
        }
        await().until(() -> pushes.polls() >= 2 * open);
        Random random = new Random(7);
        Map<String, Long> answered = new ConcurrentHashMap<>();
        ScheduledExecutorService users = Executors.newSingleThreadScheduledExecutor();
        for (int i = 0; i < open; i++) {
            String user = "u" + i;
            users.schedule(
                    () -> {
                        answered.put(user, System.nanoTime());
                        pushes.answer(user, "SUCCESS");
                    },
                    (long) (random.nextDouble() * 2 * interval),
                    TimeUnit.MILLISECONDS);
        }
        await().until(() -> ended.size() == open);
        users.shutdown();

        List<Long> seen = new ArrayList<>();
        ended.forEach((user, exchange) -> {
            assertThat(exchange.getMessage().getBody()).isEqualTo("SUCCESS");
            seen.add((exchange.getProperty("ended", Long.class) - answered.get(user)) / 1_000_000);
        });
        Collections.sort(seen);
        long median = seen.get(open / 2);
        long last = seen.get(open * 99 / 100);
        System.out.printf(
                "%d open, asked every %d ms: seen after %d ms (median), %d ms (p99)%n", open, interval, median, last);
        if (SOON > 0) {
            assertThat(median).isLessThanOrEqualTo(3_000);
            assertThat(last).isLessThanOrEqualTo(6_000);
        } else {
            assertThat(median).as("several times that on a busy machine").isLessThanOrEqualTo(4 * interval);
        }
        producer.stop();
    }

    private AsyncProducer producer(String options) throws Exception {
        AsyncProducer producer = context.getEndpoint("okta-factors:verifyFactor?await=true&factorId=opf2&" + options)
                .createAsyncProducer();
        producer.start();
        return producer;
    }

    private void process(AsyncProducer producer, String user) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setHeader(OktaFactorsConstants.USER_ID, user);
        producer.process(exchange, done -> {
            exchange.setProperty("ended", System.nanoTime());
            ended.put(user, exchange);
        });
    }

    private long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("OktaFactors") && name.contains(context.getName()))
                .count();
    }
}
