package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.oktafactors.camel.FakeOkta.Answer;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that was closed while it lay in the pool is nothing that the user sees, with retries off. */
class StaleConnectionsTest extends OktaFactorsTestSupport {

    /** A connection that was in use a moment ago is not looked at. */
    private static final Duration LONG_ENOUGH = Duration.ofMillis(50);

    @ParameterizedTest
    @EnumSource(names = {"listFactors", "unenrollFactor", "verifyFactor", "enrollFactor"})
    void aConnectionThatWasClosedIsReplacedBeforeAnythingIsSent(OktaFactorsOperation operation) {
        okta.answers(thenCloses(successOf(operation)));
        for (int i = 1; i <= 3; i++) {
            assertThat(call(operation).getException()).isNull();
            await().pollDelay(LONG_ENOUGH).until(() -> okta.openConnections() == 0);
        }

        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void aReadThatMeetsTheEndOfItsConnectionIsMadeOverAnother() {
        okta.answers(FakeOkta.json(200, "[]"), FakeOkta.verbatim(""), FakeOkta.json(200, "[]"));
        call(OktaFactorsOperation.listFactors);

        assertThat(call(OktaFactorsOperation.listFactors).getException()).isNull();
        assertThat(okta.calls()).hasSize(3);
    }

    @Test
    void aChallengeThatMeetsTheEndOfItsConnectionIsNotSentAgain() {
        okta.answers(FakeOkta.json(200, "{}"), FakeOkta.verbatim(""), FakeOkta.json(200, "{}"));
        call(OktaFactorsOperation.verifyFactor);

        failureOf(call(OktaFactorsOperation.verifyFactor), Unavailable.class);
        assertThat(okta.calls()).hasSize(2);
    }

    @Test
    void aReadOverANewConnectionIsMadeOnceWithRetriesOff() {
        okta.answers(FakeOkta.verbatim(""), FakeOkta.json(200, "[]"));

        failureOf(call(OktaFactorsOperation.listFactors), Unavailable.class);
        assertThat(okta.calls()).hasSize(1);
    }

    /** Without a budget, which lets a few calls only go ahead of the first answer. */
    @Test
    void aPoolFullOfClosedConnectionsIsReplacedAtOnce() throws Exception {
        String uri = "okta-factors:verifyFactor?budgetShare=0";
        CountDownLatch all = new CountDownLatch(20);
        Set<Socket> connections = ConcurrentHashMap.newKeySet();
        okta.answers((call, socket) -> {
            connections.add(socket);
            all.countDown();
            awaitAll(all);
            FakeOkta.json(200, "{}").to(call, socket);
        });
        List<Exception> failures = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, 20)
                .mapToObj(i -> new Thread(() -> {
                    Exception failure = call(uri, null, IDS).getException();
                    if (failure != null) {
                        failures.add(failure);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
        okta.answers(FakeOkta.json(200, "{}"));
        for (Socket connection : connections) {
            connection.close();
        }
        await().pollDelay(LONG_ENOUGH).until(() -> okta.openConnections() == 0);

        assertThat(call(uri, null, IDS).getException()).isNull();
        assertThat(okta.calls()).hasSize(21);
    }

    private static Answer thenCloses(Answer answer) {
        return (call, socket) -> {
            answer.to(call, socket);
            socket.close();
        };
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
