package io.oktafactors.camel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LongSummaryStatistics;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a call waits for its next attempt: from half of a delay to all of it. */
class RetryDelaysTest {

    @ParameterizedTest
    @CsvSource({
        "100, 1000, 1, 100",
        "100, 1000, 2, 200",
        "100, 1000, 3, 400",
        "100, 1000, 8, 1000",
        "100, 1000, 70, 1000",
        "0, 1000, 5, 0",
        "7000000000000, 9000000000000, 20, 9000000000000",
        "9000000000000000, 9100000000000000, 21, 9100000000000000"
    })
    void delaysDoubleUpToTheLongestAndAreSpread(long delay, long longest, int attempt, long most) {
        Retries retries = new Retries(9, delay, longest, 0);

        LongSummaryStatistics delays = draw(() -> retries.delayAfter(attempt));

        assertThat(delays.getMin()).isBetween(most / 2, most - most * 2 / 5);
        assertThat(delays.getMax()).isBetween(most - most / 10, most);
    }

    @Test
    void aWaitForARateLimitIsNeverShorterThanAskedAndHalfASecondLongerAtTheMost() {
        LongSummaryStatistics waits = draw(() -> Retries.spread(1_000));

        assertThat(waits.getMin()).isBetween(1_000L, 1_100L);
        assertThat(waits.getMax()).isBetween(1_400L, 1_499L);
    }

    private static LongSummaryStatistics draw(LongSupplier random) {
        return LongStream.generate(random).limit(2_000).summaryStatistics();
    }
}
