package io.oktafactors.camel.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.gate.SlidingWindow.Waiter;
import org.junit.jupiter.api.Test;

/** What one limit remembers of one recipient, and when there is room for one more. */
class SlidingWindowTest {

    private static final long SECOND = 1_000_000_000;
    private static final long PERIOD = 30 * SECOND;
    private static final long PART = PERIOD / 300;
    private static final long NOW = 1_000 * SECOND;

    private final SlidingWindow window = new SlidingWindow(RecipientLimit.PHONE);

    @Test
    void whatWasCountedIsForgottenWhenItsPeriodIsOver() {
        window.count(NOW);

        assertThat(window.counted(NOW + PERIOD - 1)).isOne();
        assertThat(window.counted(NOW + PERIOD)).isZero();
    }

    @Test
    void whatWasCountedWithinAPartIsForgottenTogetherWithTheLast() {
        window.count(NOW);
        window.count(NOW + PART - 1);
        window.count(NOW + PART);

        assertThat(window.counted(NOW + PERIOD + PART - 2)).isEqualTo(3);
        assertThat(window.counted(NOW + PERIOD + PART - 1)).isOne();
        assertThat(window.counted(NOW + PERIOD + PART)).isZero();
    }

    @Test
    void thereIsRoomAtOnceAsLongAsFewerAreCountedAndOnTheirWay() {
        assertThat(window.roomAt(1, 0, NOW)).isEqualTo(NOW);
        window.enter();
        assertThat(window.roomAt(2, 0, NOW)).isEqualTo(NOW);
        window.count(NOW);
        assertThat(window.roomAt(3, 0, NOW)).isEqualTo(NOW);

        assertThat(window.roomAt(2, 0, NOW + 5)).isEqualTo(NOW + PERIOD);
        assertThat(window.roomAt(1, 0, NOW + 5)).isEqualTo(NOW + 5 + PERIOD);
        window.leave();
        assertThat(window.roomAt(2, 0, NOW)).isEqualTo(NOW);
        window.leave();
        assertThat(window.roomAt(2, 0, NOW)).isEqualTo(NOW);
    }

    @Test
    void roomComesWhenAsManyAreForgottenAsAreTooMany() {
        window.count(NOW);
        window.count(NOW + SECOND);
        window.count(NOW + SECOND);

        assertThat(window.roomAt(3, 0, NOW + SECOND)).isEqualTo(NOW + PERIOD);
        assertThat(window.roomAt(2, 0, NOW + SECOND)).isEqualTo(NOW + SECOND + PERIOD);
        assertThat(window.roomAt(4, 1, NOW + SECOND)).isEqualTo(NOW + PERIOD);
    }

    @Test
    void whoIsBehindOthersWaitsAPeriodForEachRoundOfThem() {
        window.count(NOW);

        assertThat(window.roomAt(1, 1, NOW)).isEqualTo(NOW + 2 * PERIOD);
        assertThat(window.roomAt(1, 2, NOW)).isEqualTo(NOW + 3 * PERIOD);
        assertThat(window.roomAt(2, 2, NOW)).isEqualTo(NOW + 2 * PERIOD);
        assertThat(new SlidingWindow(RecipientLimit.PHONE).roomAt(1, 3, NOW)).isEqualTo(NOW + 3 * PERIOD);
    }

    @Test
    void whatLastsForeverNeverHasRoom() {
        SlidingWindow run = new SlidingWindow(RecipientLimit.CODES_OF_RUN);
        run.count(NOW);

        assertThat(run.roomAt(1, 0, NOW)).isEqualTo(SlidingWindow.NEVER);
        assertThat(run.counted(SlidingWindow.NEVER - 1)).isOne();
        assertThat(new SlidingWindow(RecipientLimit.CODES_OF_RUN).roomAt(1, 1, NOW))
                .isEqualTo(SlidingWindow.NEVER);
    }

    @Test
    void itIsIdleWhereNothingIsRememberedAndNobodyIsThere() {
        assertThat(window.isIdle(NOW)).isTrue();
        window.enter();
        assertThat(window.isIdle(NOW)).isFalse();
        window.leave();
        assertThat(window.isIdle(NOW)).isTrue();
        window.queue.add(new Waiter(null, 0));
        assertThat(window.isIdle(NOW)).isFalse();
        window.queue.clear();
        window.count(NOW);
        assertThat(window.isIdle(NOW)).isFalse();
        assertThat(window.isIdle(NOW + PERIOD)).isTrue();
    }
}
