package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.oktafactors.camel.OktaFactorsException.Unavailable;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A call that meets an Error, such as too little memory, ends by itself: the client, its pool and other calls go on. */
class ErrorsInCallsTest extends OktaFactorsTestSupport {

    /** Meets the HTTP client with an Error at the first line that it logs with this text: in the middle of its work. */
    private static final class Trap extends AppenderBase<ILoggingEvent> implements AutoCloseable {

        private final Logger logger;
        private final Level level;
        private final String text;
        private volatile Error error;

        Trap(String logger, String text, Error error) {
            this.logger = (Logger) LoggerFactory.getLogger("org.apache.hc.client5.http.impl.classic." + logger);
            this.level = this.logger.getLevel();
            this.text = text;
            this.error = error;
            start();
            this.logger.setLevel(Level.DEBUG);
            this.logger.setAdditive(false);
            this.logger.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            Error once = error;
            if (once != null && event.getFormattedMessage().contains(text)) {
                error = null;
                throw once;
            }
        }

        boolean isSprung() {
            return error == null;
        }

        @Override
        public void close() {
            logger.detachAppender(this);
            logger.setAdditive(true);
            logger.setLevel(level);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "InternalHttpClient, preparing request execution",
        "InternalHttpClient, acquiring endpoint",
        "InternalHttpClient, acquired endpoint",
        "ConnectExec, opening connection",
        "InternalHttpClient, connecting endpoint",
        "InternalHttpClient, endpoint connected",
        "InternalHttpClient, start execution",
        "MainClientExec, connection can be kept alive"
    })
    void anErrorFailsItsOwnCallAndLosesNoConnection(String logger, String text) {
        okta.answers(FakeOkta.json(200, "[]"));
        String uri = "okta-factors:listFactors?maxConnections=1&requestTimeout=5000";

        try (Trap trap = new Trap(logger, text, new OutOfMemoryError("of the test"))) {
            Unavailable failure = failureOf(call(uri, null, IDS), Unavailable.class);

            assertThat(trap.isSprung()).isTrue();
            assertThat(failure).hasMessageEndingWith("got no answer: the process is out of memory");
        }
        for (int i = 0; i < 3; i++) {
            assertThat(call(uri, null, IDS).getException()).isNull();
        }
    }

    @Test
    void anErrorInOneCallDoesNotEndTheOthers() throws Exception {
        CountDownLatch came = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        okta.answers(
                (call, socket) -> {
                    came.countDown();
                    await(go);
                    FakeOkta.json(200, "{}").to(call, socket);
                },
                FakeOkta.json(200, "{}"));
        CompletableFuture<Exchange> other =
                CompletableFuture.supplyAsync(() -> call(OktaFactorsOperation.verifyFactor));
        await(came);

        try (Trap trap = new Trap("MainClientExec", "connection can be kept alive", new StackOverflowError())) {
            assertThat(failureOf(call(OktaFactorsOperation.verifyFactor), Unavailable.class))
                    .hasMessageContaining("got no answer: StackOverflowError");
            assertThat(trap.isSprung()).isTrue();
        }
        go.countDown();

        assertThat(other.get(30, TimeUnit.SECONDS).getException()).isNull();
        assertThat(call(OktaFactorsOperation.verifyFactor).getException()).isNull();
        assertThat(okta.calls()).hasSize(3);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
