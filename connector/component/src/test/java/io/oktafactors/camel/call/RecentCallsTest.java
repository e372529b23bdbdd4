package io.oktafactors.camel.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is said of the last calls, which a health check tells before it makes a call of its own (HealthTest). */
class RecentCallsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10); // nanoTime may be anything
    private final RecentCalls calls = new RecentCalls(now::get);

    @Test
    void threeThatMissInARowAreTrouble() {
        calls.missed("first");
        calls.missed("second");
        assertThat(calls.trouble()).isEmpty();

        calls.missed("third");

        assertThat(calls.trouble()).contains("third");
    }

    @Test
    void oneThatGotThroughEndsTheRow() {
        missThree();
        calls.reached();
        assertThat(calls.trouble()).isEmpty();

        calls.missed("again");
        calls.missed("again");

        assertThat(calls.trouble()).isEmpty();
    }

    @Test
    void aRowTellsHowThingsStandForFiveSeconds() {
        missThree();
        now.addAndGet(Duration.ofSeconds(5).toNanos() - 1);
        assertThat(calls.trouble()).contains("refused");

        now.incrementAndGet();

        assertThat(calls.trouble()).isEmpty();
    }

    @Test
    void aRowThatGoesOnStaysTrouble() {
        missThree();
        now.addAndGet(Duration.ofSeconds(7).toNanos());

        calls.missed("refused");

        assertThat(calls.trouble()).contains("refused");
    }

    private void missThree() {
        for (int i = 0; i < 3; i++) {
            calls.missed("refused");
        }
    }
}
