package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.OktaFactorsException.RateLimited;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.admission.Admission;
import io.oktafactors.camel.admission.Admission.Attempt;
import io.oktafactors.camel.admission.Admission.Permit;
import io.oktafactors.camel.admission.Admission.Purpose;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** Every attempt passes one place, which may let it wait, and no thread waits with it. */
class AdmissionTest extends OktaFactorsTestSupport {

    /** Remembers what passes, and what became of it. */
    private static final class Door implements Admission {

        private final List<Attempt> attempts = new CopyOnWriteArrayList<>();
        private final List<String> uses = new CopyOnWriteArrayList<>();
        private final List<Thread> threads = new CopyOnWriteArrayList<>();
        private final Queue<CompletableFuture<Permit>> waiting = new ConcurrentLinkedQueue<>();
        private volatile boolean open = true;
        private volatile Refusal refusal;

        @Override
        public CompletableFuture<Permit> admit(Attempt attempt) {
            attempts.add(attempt);
            threads.add(Thread.currentThread());
            if (refusal != null) {
                return CompletableFuture.failedFuture(refusal);
            }
            if (open) {
                return CompletableFuture.completedFuture(permit());
            }
            CompletableFuture<Permit> later = new CompletableFuture<>();
            waiting.add(later);
            return later;
        }

        Permit permit() {
            return new Permit() {

                @Override
                public void answered(OktaResponse answer) {
                    uses.add("answered " + answer.status());
                }

                @Override
                public void lost() {
                    uses.add("lost");
                }

                @Override
                public void unused() {
                    uses.add("unused");
                }
            };
        }
    }

    private final Door door = new Door();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.getComponent("okta-factors", OktaFactorsComponent.class).setAdmission(door);
        return context;
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:list?concurrentConsumers=1&waitForTaskToComplete=Never&pollTimeout=10")
                        .to("okta-factors:listFactors")
                        .to("mock:done");
            }
        };
    }

    @Test
    void aCallThatNeedNotWaitStaysOnItsThread() {
        okta.answers(FakeOkta.json(200, "[]"));

        call(OktaFactorsOperation.listFactors);

        assertThat(door.attempts).extracting(Attempt::purpose).containsExactly(Purpose.CALL);
        assertThat(door.threads).containsExactly(Thread.currentThread());
        assertThat(door.uses).containsExactly("answered 200");
        assertThat(threads("OktaFactorsCall")).isEmpty();
    }

    @Test
    void manyCallsWaitAndNoThreadWithThem() throws Exception {
        okta.answers(FakeOkta.json(200, "[]"));
        door.open = false;
        getMockEndpoint("mock:done").expectedMessageCount(200);
        for (int i = 0; i < 200; i++) {
            template.sendBodyAndHeaders("seda:list", null, new HashMap<>(IDS));
        }
        await().until(() -> door.waiting.size() == 200); // the one consumer went on to the next each time

        assertThat(okta.calls()).isEmpty();
        assertThat(threads("OktaFactorsCall")).isEmpty();
        door.waiting.forEach(permit -> permit.complete(door.permit()));

        getMockEndpoint("mock:done").assertIsSatisfied();
        assertThat(okta.calls()).hasSize(200);
        assertThat(door.uses).hasSize(200).containsOnly("answered 200");
    }

    @Test
    void aRefusalIsRateLimitedWithItsReasonAndTheTimeToComeBack() {
        door.refusal = new Admission.Refusal("the share is used up", Duration.ofSeconds(7));

        RateLimited limited = failureOf(call(OktaFactorsOperation.listFactors), RateLimited.class);

        assertThat(limited)
                .hasMessage("listFactors: GET /api/v1/users/00u1/factors was not sent: the share is used up");
        assertThat(limited.getRetryAfter()).isEqualTo(Duration.ofSeconds(7));
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void aLateRefusalFailsTheCallToo() throws Exception {
        door.open = false;
        Future<Exchange> answer = later();
        await().until(() -> door.waiting.size() == 1);

        door.waiting.remove().completeExceptionally(new Admission.Refusal("too long", Duration.ofSeconds(1)));

        failureOf(answer.get(30, TimeUnit.SECONDS), RateLimited.class);
    }

    @Test
    void anAdmissionThatBreaksFailsTheCallWhereverItIs() throws Exception {
        okta.answers(FakeOkta.json(503, "{}"));
        component().setAdmission(attempt -> {
            if (attempt.purpose() == Purpose.REPEAT) {
                throw new IllegalStateException("broken");
            }
            return Permit.NOW;
        });

        Exchange exchange = template.asyncSend(
                        "okta-factors:listFactors?maxAttempts=2&healthCheckUserId=own",
                        sent -> sent.getMessage().setHeaders(new HashMap<>(IDS)))
                .get(30, TimeUnit.SECONDS);

        assertThat(failureOf(exchange, Unavailable.class)).hasMessageContaining("IllegalStateException");
        assertThat(okta.calls()).hasSize(1);
    }

    @Test
    void aRefusingAnswerIsToldToo() {
        okta.answers(FakeOkta.json(401, "{\"errorCode\":\"E0000011\"}"));

        call(OktaFactorsOperation.listFactors);

        assertThat(door.uses).containsExactly("answered 401");
    }

    @Test
    void aLostAnswerIsTold() {
        okta.answers(FakeOkta.reset());

        call(OktaFactorsOperation.verifyFactor);

        assertThat(door.uses).containsExactly("lost");
    }

    @Test
    void whatWaitsEndsAtOnceWhenTheContextStops() throws Exception {
        door.open = false;
        Future<Exchange> answer = later();
        await().until(() -> door.waiting.size() == 1);
        long start = System.nanoTime();

        context.stop();

        Unavailable failure = failureOf(answer.get(30, TimeUnit.SECONDS), Unavailable.class);
        assertThat(failure).hasMessageEndingWith("got no answer: the component is stopping");
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(15));
        assertThat(door.waiting.remove()).isCancelled();
        assertThat(okta.calls()).isEmpty();
    }

    @Test
    void aRouteWithWaitingCallsStopsWithoutItsGracefulWait() throws Exception {
        door.open = false;
        template.sendBodyAndHeaders("seda:list", null, new HashMap<>(IDS));
        await().until(() -> door.waiting.size() == 1);
        context.getShutdownStrategy().setTimeout(60);
        long start = System.nanoTime();

        context.stop();

        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(30));
    }

    private Future<Exchange> later() {
        return template.asyncSend(
                "okta-factors:listFactors", exchange -> exchange.getMessage().setHeaders(new HashMap<>(IDS)));
    }

    private List<String> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(thread -> thread.contains(name) && thread.contains(context.getName()))
                .toList();
    }
}
