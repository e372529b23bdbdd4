package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.Lane;
import org.junit.jupiter.api.Test;

/** How many calls a lane leaves to those above it, and when that changes. */
class ReserveTest {

    private static final long SECOND = FixedWindows.SECOND;
    private static final long MILLI = SECOND / 1000;
    private static final long OPENED = 1_000 * SECOND;
    private static final long MELTED = OPENED + 50 * SECOND;
    private static final Window WINDOW = Window.first(OPENED).turning(OPENED + 60 * SECOND, NEVER);
    private static final long FREE = OPENED + 60 * SECOND - 800 * MILLI;

    private final Reserve reserve = new Reserve();

    @Test
    void nothingIsLeftToLanesThatNobodyUses() {
        assertThat(reserve.use(Lane.background)).isTrue();
        assertThat(reserve.use(Lane.background)).isFalse();

        assertThat(reserve.heldFrom(Lane.background, 1000, WINDOW, MELTED, OPENED))
                .isZero();
        assertThat(reserve.keeps(1000)).isFalse();
        assertThat(reserve.nextChange(1000, WINDOW, MELTED, OPENED)).isEqualTo(NEVER);
    }

    @Test
    void aTenthIsLeftToEachLaneAboveAndOneInAHundredBesides() {
        reserve.use(Lane.urgent);
        reserve.use(Lane.normal);
        reserve.use(Lane.background);

        assertThat(reserve.heldFrom(Lane.urgent, 1000, WINDOW, MELTED, OPENED)).isZero();
        assertThat(reserve.heldFrom(Lane.normal, 1000, WINDOW, MELTED, OPENED)).isEqualTo(110);
        assertThat(reserve.heldFrom(Lane.background, 1000, WINDOW, MELTED, OPENED))
                .isEqualTo(210);
        assertThat(reserve.kept(Lane.background, 1000)).isEqualTo(10);
        assertThat(reserve.kept(Lane.background, 99)).isOne();
        assertThat(reserve.kept(Lane.background, 2)).isOne();
        assertThat(reserve.kept(Lane.background, 1)).isZero();
        assertThat(reserve.keeps(2)).isTrue();
        assertThat(reserve.keeps(1)).isFalse();
    }

    @Test
    void whatIsLeftMeltsSlowlyFirst() {
        reserve.use(Lane.urgent);
        reserve.use(Lane.normal);

        assertThat(held(OPENED)).isEqualTo(1_000 + 100);
        assertThat(held(OPENED + 25 * SECOND)).as("all but a sixteenth").isEqualTo(937 + 100);
        assertThat(held(OPENED + 45 * SECOND)).isEqualTo(343 + 100);
        assertThat(held(MELTED)).isEqualTo(100);
        assertThat(held(FREE - 1)).isEqualTo(100);
        assertThat(held(FREE)).isZero();
    }

    @Test
    void itStaysAsLongAsTheEndIsNotKnown() {
        reserve.use(Lane.urgent);
        reserve.use(Lane.normal);
        Window open = Window.first(OPENED);

        assertThat(reserve.heldFrom(Lane.normal, 1000, open, NEVER, OPENED + 500 * SECOND))
                .isEqualTo(110);
        assertThat(Reserve.freeAt(open)).isEqualTo(NEVER);
        assertThat(reserve.nextChange(1000, open, NEVER, OPENED)).isEqualTo(NEVER);
        assertThat(reserve.heldFrom(Lane.normal, 1000, WINDOW, OPENED, OPENED - 1))
                .as("it has melted when the window opened")
                .isEqualTo(10);
    }

    @Test
    void theNextChangeIsAFewCallsAway() {
        reserve.use(Lane.urgent);
        reserve.use(Lane.normal);

        // a tenth of 1,000 melts in 50 s, four times as fast in the end
        assertThat(reserve.nextChange(1000, WINDOW, MELTED, OPENED)).isEqualTo(OPENED + 125 * MILLI);
        assertThat(reserve.nextChange(1_000_000, WINDOW, MELTED, OPENED)).isEqualTo(OPENED + 20 * MILLI);
        assertThat(reserve.nextChange(1, WINDOW, MELTED, OPENED)).isEqualTo(MELTED);
        assertThat(reserve.nextChange(1000, WINDOW, MELTED, MELTED)).isEqualTo(FREE);
        assertThat(reserve.nextChange(1000, WINDOW, MELTED, FREE - 1)).isEqualTo(FREE);
        assertThat(reserve.nextChange(1000, WINDOW, MELTED, FREE)).isEqualTo(NEVER);
        assertThat(reserve.nextChange(1000, WINDOW, NEVER, OPENED)).isEqualTo(FREE);
    }

    @Test
    void eachLaneAboveMeltsToo() {
        reserve.use(Lane.urgent);
        reserve.use(Lane.interactive);
        reserve.use(Lane.background);

        assertThat(reserve.nextChange(1000, WINDOW, MELTED, OPENED)).isEqualTo(OPENED + 62_500_000);
    }

    private int held(long now) {
        return reserve.heldFrom(Lane.normal, 10_000, WINDOW, MELTED, now);
    }
}
