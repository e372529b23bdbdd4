package io.oktafactors.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.sandbox.user.Directory;
import io.oktafactors.sandbox.user.StateLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The short form of what the guide measures with a million factors. */
class FootprintTest {
    private static final int PEOPLE = 10_000;
    private static final long BYTES_FOR_A_FACTOR = 2L * 1024 * 1024 * 1024 / 1_000_000;

    @Test
    void aMillionFactorsWouldFitIntoTwoGigabytes() {
        long before = used();
        Directory directory = new Directory(new StateLock(), user -> {});
        IntStream.range(0, PEOPLE).mapToObj(ManyFactors::person).forEach(directory::load);

        long each = (used() - before) / (PEOPLE * ManyFactors.FACTORS_EACH);
        assertThat(directory.users()).hasSize(PEOPLE);
        assertThat(each).isLessThan(BYTES_FOR_A_FACTOR);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int attempt = 0; attempt < 3; attempt++) {
            System.gc();
            used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
        }
        return used;
    }
}
