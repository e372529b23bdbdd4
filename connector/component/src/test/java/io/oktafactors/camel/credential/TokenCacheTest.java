package io.oktafactors.camel.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.http.Timeouts;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a token is kept and when renewed, on a clock that the test moves. */
class TokenCacheTest {

    private static final Timeouts TIMEOUTS = new Timeouts(1000, 0, 5000);

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1000); // wraps around, as nanoTime may
    private final AtomicInteger issued = new AtomicInteger();
    private final Queue<Runnable> tasks = new ArrayDeque<>();

    private long lifetime = 3600;
    private TokenException trouble;
    private boolean atOnce = true;

    private final TokenCache cache = new TokenCache(this::issue, this::run, clock::get);

    private AccessToken issue(Timeouts timeouts) throws TokenException {
        issued.incrementAndGet();
        if (trouble != null) {
            throw trouble;
        }
        return AccessToken.bearer("token" + issued, Set.of(), lifetime);
    }

    private void run(Runnable task) {
        if (atOnce) {
            task.run();
        } else {
            tasks.add(task);
        }
    }

    private void pass(long seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private String token() throws TokenException {
        return cache.lease(TIMEOUTS, Deadline.in(2000)).token().value();
    }

    @ParameterizedTest
    @CsvSource({"3600, 3299, 3301", "600, 449, 451", "60, 44, 46"})
    void aTokenIsRenewedAheadOfItsEnd(long lifetime, long young, long due) throws Exception {
        this.lifetime = lifetime;
        assertThat(token()).isEqualTo("token1");
        pass(young);
        assertThat(token()).isEqualTo("token1");
        pass(due - young);

        assertThat(token()).as("this call does not wait").isEqualTo("token1");
        assertThat(token()).isEqualTo("token2");
        assertThat(issued).hasValue(2);
    }

    @Test
    void callsGoOnWithTheOldTokenWhileOneIsOnItsWay() throws Exception {
        token();
        pass(3400);
        atOnce = false;

        for (int i = 0; i < 10; i++) {
            assertThat(token()).isEqualTo("token1");
        }

        assertThat(tasks).hasSize(1);
        tasks.remove().run();
        assertThat(token()).isEqualTo("token2");
    }

    @Test
    void aTokenThatEndedIsNotUsed() throws Exception {
        token();
        pass(3600);

        assertThat(token()).isEqualTo("token2");
    }

    @Test
    void aRenewalThatFailsAheadLeavesTheOldTokenInUse() throws Exception {
        token();
        pass(3400);
        trouble = TokenException.unanswered("down", null);
        for (int i = 0; i < 10; i++) {
            assertThat(token()).isEqualTo("token1");
        }
        assertThat(issued).as("one try in 30 s").hasValue(2);
        pass(31);
        assertThat(token()).isEqualTo("token1");
        assertThat(issued).hasValue(3);
        trouble = null;
        pass(31);
        token();

        assertThat(token()).isEqualTo("token4");
    }

    @Test
    void withoutATokenAFailureIsTold() {
        trouble = TokenException.unanswered("down", null);

        assertThatThrownBy(this::token).isSameAs(trouble);
        trouble = null;
        assertThat(catchToken()).isEqualTo("token2");
    }

    @Test
    void aWaitEndsWithItsDeadline() {
        atOnce = false;

        assertThatThrownBy(() -> cache.lease(TIMEOUTS, Deadline.in(20)))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("no complete response within 5000 ms");
    }

    @Test
    void aRefusedTokenIsReplacedOnce() throws Exception {
        TokenCache.TokenUse first = cache.lease(TIMEOUTS, Deadline.in(2000));
        assertThat(cache.refused(first)).isTrue();
        assertThat(cache.refused(first)).as("others had the same one").isTrue();
        TokenCache.TokenUse second = cache.lease(TIMEOUTS, Deadline.in(2000));

        assertThat(cache.refused(second)).as("it never worked").isFalse();
        assertThat(cache.lease(TIMEOUTS, Deadline.in(2000))).isSameAs(second);
        assertThat(issued).hasValue(2);
    }

    @Test
    void aReplacementThatWorkedMayBeReplacedToo() throws Exception {
        cache.refused(cache.lease(TIMEOUTS, Deadline.in(2000)));
        TokenCache.TokenUse second = cache.lease(TIMEOUTS, Deadline.in(2000));
        second.worked();

        assertThat(cache.refused(second)).isTrue();
    }

    @Test
    void aReplacementThatNeverWorkedIsReplacedAfterAWhile() throws Exception {
        cache.refused(cache.lease(TIMEOUTS, Deadline.in(2000)));
        TokenCache.TokenUse second = cache.lease(TIMEOUTS, Deadline.in(2000));
        pass(31);

        assertThat(cache.refused(second)).isTrue();
    }

    @Test
    void aStoppedComponentGetsNoToken() {
        TokenCache stopped = new TokenCache(
                this::issue,
                task -> {
                    throw new RejectedExecutionException();
                },
                clock::get);

        assertThatThrownBy(() -> stopped.lease(TIMEOUTS, Deadline.in(2000)))
                .isInstanceOf(TokenException.class)
                .hasMessageContaining("the component is stopping");
    }

    @Test
    void anInterruptedWaitStaysInterrupted() {
        atOnce = false;
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::token).isInstanceOf(TokenException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private String catchToken() {
        try {
            return token();
        } catch (TokenException e) {
            throw new AssertionError(e);
        }
    }
}
