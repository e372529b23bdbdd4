package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.Lane;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many calls may be in flight at the same time, call by call; what comes of it in a long run is in ConcurrencyLimitTest. */
class CeilingTest {

    private static final long NOW = 1_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final ConcurrencyLimit limit = new ConcurrencyLimit(20, new Random(1), NOW);

    @Test
    void noMoreEnterThanTheCeiling() {
        assertThat(enter(20)).isEqualTo(20);
        assertThat(limit.enter(Lane.normal, NOW)).isFalse();
        assertThat(limit.flying()).isEqualTo(20);

        limit.leave();

        assertThat(limit.enter(Lane.normal, NOW)).isTrue();
    }

    @Test
    void theLowestCeilingThatSomebodyAskedForHolds() {
        limit.atMost(30);
        assertThat(limit.ceiling()).isEqualTo(20);
        limit.atMost(5);
        limit.atMost(7);

        assertThat(enter(20)).isEqualTo(5);
    }

    @Test
    void aPlaceIsLeftToEachLaneAboveThatSomebodyUses() {
        limit.use(Lane.urgent);
        limit.use(Lane.urgent);
        limit.use(Lane.normal);

        assertThat(enter(20)).as("one for the urgent lane").isEqualTo(19);
        assertThat(limit.enter(Lane.background, NOW)).isFalse();
        assertThat(limit.enter(Lane.urgent, NOW)).isTrue();
        assertThat(limit.enter(Lane.urgent, NOW)).isFalse();
        limit.leave();
        limit.leave();
        assertThat(limit.enter(Lane.background, NOW)).as("two lanes above").isFalse();
        limit.leave();
        assertThat(limit.enter(Lane.background, NOW)).isTrue();
    }

    @Test
    void oneMayAlwaysGo() {
        limit.atMost(1);
        limit.use(Lane.urgent);
        limit.use(Lane.background);

        assertThat(limit.enter(Lane.background, NOW)).isTrue();
        assertThat(limit.enter(Lane.urgent, NOW)).isFalse();
    }

    @Test
    void tooManyMeanAQuarterLessAfterAPause() {
        enter(20);
        limit.leave();

        limit.tooMany(NOW);

        assertThat(limit.ceiling()).isEqualTo(15);
        assertThat(limit.pausedUntil()).isBetween(NOW + 100 * MILLI, NOW + 500 * MILLI);
        for (int i = 0; i < 10; i++) {
            limit.leave();
        }
        assertThat(limit.enter(Lane.normal, limit.pausedUntil() - 1)).isFalse();
        assertThat(limit.enter(Lane.normal, limit.pausedUntil())).isTrue();
    }

    @Test
    void thoseThatAreRefusedTogetherAreAsManyLessUpToHalf() {
        enter(20);
        limit.leave();
        limit.tooMany(NOW);
        for (int together = 2; together <= 5; together++) {
            limit.tooMany(NOW + 1);
        }
        assertThat(limit.ceiling()).isEqualTo(15);
        for (int together = 6; together <= 30; together++) {
            limit.tooMany(NOW + 1);
        }

        assertThat(limit.ceiling()).isEqualTo(10);
    }

    @Test
    void afterAsManyGoodOnesAsTheCeilingOneMoreMayGoUnlessThatWasTooMany() {
        enter(20);
        limit.leave();
        limit.tooMany(NOW); // 20 were too many: 15
        went(14);
        assertThat(limit.ceiling()).isEqualTo(15);
        went(1);
        assertThat(limit.ceiling()).isEqualTo(16);
        went(16 + 17 + 18);
        assertThat(limit.ceiling()).isEqualTo(19);

        went(189);
        assertThat(limit.ceiling()).as("ten times as many, to try 20 again").isEqualTo(19);
        went(1);
        assertThat(limit.ceiling()).isEqualTo(20);
        went(1_000);
        assertThat(limit.ceiling()).as("nobody asked for more").isEqualTo(20);
    }

    private int enter(int calls) {
        int entered = 0;
        for (int i = 0; i < calls; i++) {
            entered += limit.enter(Lane.normal, NOW) ? 1 : 0;
        }
        return entered;
    }

    private void went(int times) {
        for (int i = 0; i < times; i++) {
            limit.went();
        }
    }
}
