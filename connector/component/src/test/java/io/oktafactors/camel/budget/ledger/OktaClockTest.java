package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the dates of answers tell of Okta's clock: bounds, which each answer may bring closer. */
class OktaClockTest {

    private static final long SECOND = FixedWindows.SECOND;
    private static final long MILLI = SECOND / 1000;
    private static final long DATE = 1_790_000_000L;
    private static final long NOW = 1_000 * SECOND;

    private final OktaClock clock = new OktaClock();

    @Test
    void beforeAnAnswerNothingIsKnown() {
        assertThat(clock.isKnown()).isFalse();
        assertThat(clock.atLeast(NOW)).isZero();
        assertThat(clock.surelyPast(DATE, NOW)).isEqualTo(NOW + 2 * SECOND);

        clock.sample(0, NOW, NOW);
        clock.sample(-1, NOW, NOW);

        assertThat(clock.isKnown()).isFalse();
    }

    @Test
    void aDateWasTrueWhenItsAnswerCameOrEarlier() {
        clock.sample(DATE, NOW - SECOND, NOW);

        assertThat(clock.isKnown()).isTrue();
        assertThat(clock.atLeast(NOW)).isEqualTo(DATE * SECOND);
        assertThat(clock.surelyPast(DATE, NOW)).isEqualTo(NOW);
        assertThat(clock.surelyPast(DATE + 30, NOW)).isEqualTo(NOW + 30 * SECOND);
    }

    @Test
    void clocksMayDriftApart() {
        clock.sample(DATE, NOW, NOW);

        assertThat(clock.atLeast(NOW + 10_000 * SECOND)).isEqualTo((DATE + 10_000) * SECOND - SECOND);
        assertThat(clock.surelyPast(DATE, NOW + 10_000 * SECOND)).isEqualTo(NOW + SECOND);
    }

    @Test
    void anAnswerBringsTheBoundCloserWhereItIsWorthKeeping() {
        clock.sample(DATE, NOW - SECOND, NOW);

        clock.sample(DATE + 1, NOW, NOW + SECOND - MILLI / 2);
        assertThat(clock.surelyPast(DATE + 1, NOW + SECOND))
                .as("half a millisecond less")
                .isGreaterThan(NOW + SECOND - 1);
        clock.sample(DATE + 1, NOW, NOW + SECOND - 500 * MILLI);

        assertThat(clock.surelyPast(DATE + 1, NOW + SECOND)).isBetween(NOW + 500 * MILLI, NOW + 501 * MILLI);
    }

    @Test
    void aLaterDateOfASlowAnswerLoosensNothing() {
        clock.sample(DATE, NOW, NOW);

        clock.sample(DATE, NOW, NOW + 700 * MILLI);

        assertThat(clock.surelyPast(DATE, NOW + SECOND)).isBetween(NOW, NOW + MILLI);
    }

    @Test
    void aClockThatWasSetIsBelievedWhenFiveAnswersInARowSaySo() {
        clock.sample(DATE, NOW, NOW);
        for (int i = 0; i < 4; i++) {
            clock.sample(DATE - 100, NOW, NOW);
        }
        assertThat(clock.atLeast(NOW)).isEqualTo(DATE * SECOND);

        clock.sample(DATE - 100, NOW, NOW);

        assertThat(clock.atLeast(NOW)).isEqualTo((DATE - 100) * SECOND);
    }

    @Test
    void aClockThatWasSetAheadIsBelievedJustTheSame() {
        clock.sample(DATE, NOW, NOW);
        for (int i = 0; i < 4; i++) {
            clock.sample(DATE + 100, NOW, NOW);
        }
        assertThat(clock.atLeast(NOW)).isEqualTo(DATE * SECOND);

        clock.sample(DATE + 100, NOW, NOW);

        assertThat(clock.atLeast(NOW)).isEqualTo((DATE + 100) * SECOND);
    }

    @Test
    void oneThatSaysWhatWasKnownEndsTheDoubt() {
        clock.sample(DATE, NOW, NOW);
        for (int i = 0; i < 4; i++) {
            clock.sample(DATE + 100, NOW, NOW);
        }
        clock.sample(DATE, NOW, NOW);
        for (int i = 0; i < 4; i++) {
            clock.sample(DATE + 100, NOW, NOW);
        }

        assertThat(clock.atLeast(NOW)).isEqualTo(DATE * SECOND);
    }

    @Test
    void boundsThatTouchDoNotContradictEachOther() {
        clock.sample(DATE, NOW, NOW);

        clock.sample(DATE + 2, NOW, NOW);
        assertThat(clock.atLeast(NOW)).isEqualTo((DATE + 2) * SECOND);
        clock.sample(DATE, NOW, NOW);

        assertThat(clock.atLeast(NOW)).isEqualTo((DATE + 2) * SECOND);
    }

    @Test
    void whatIsForgottenIsNotKnown() {
        clock.sample(DATE, NOW, NOW);

        clock.forget();

        assertThat(clock.isKnown()).isFalse();
    }
}
