package io.oktafactors.camel.budget.ledger;

import static io.oktafactors.camel.budget.ledger.Window.NEVER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a window is taken for ended, by the answers that came; simulated as a whole in WindowsSimulationTest. */
class WindowEstimatorTest {

    private static final long SECOND = FixedWindows.SECOND;
    private static final long MILLI = SECOND / 1000;
    private static final long GUARD = 25 * MILLI;

    /** Okta's time at {@link #NOW}: the clocks are known to agree at it. */
    private static final long DATE = 1_790_000_000L;

    private static final long NOW = DATE * SECOND;

    private final OktaClock clock = new OktaClock();
    private final WindowEstimator ends = new WindowEstimator(clock, true);

    @Test
    void aWindowWithoutAnEndIsOverAMinuteAfterItsFirstAnswer() {
        Window unknown = Window.first(NOW);
        assertThat(ends.plan(unknown, true, NOW)).isSameAs(unknown);

        Window answered = unknown.ending(0, NOW);

        assertThat(ends.plan(answered, true, NOW).turnAt()).isEqualTo(NOW + 60 * SECOND);
        assertThat(ends.plan(answered.ending(DATE + 5, NOW), true, NOW).turnAt())
                .as("the clock is not known")
                .isEqualTo(NOW + 60 * SECOND);
        assertThat(ends.surelyOpen(answered, NOW)).isEqualTo(NEVER);
    }

    @Test
    void aResetIsASecondOffAtTheMostAndOneCallIsKeptToSee() {
        known();
        Window window = endingIn(30);

        Window planned = ends.plan(window, true, NOW);

        assertThat(planned.turnAt()).isEqualTo(NOW + 31 * SECOND + GUARD);
        assertThat(planned.scoutAt()).isEqualTo(NOW + 30 * SECOND + GUARD);
        assertThat(ends.plan(window, false, NOW).scoutAt()).isEqualTo(NEVER);
        assertThat(new WindowEstimator(clock, false).plan(window, true, NOW).scoutAt())
                .isEqualTo(NEVER);
        assertThat(ends.surelyOpen(planned, NOW)).isEqualTo(NOW + 28 * SECOND + 500 * MILLI);
        assertThat(ends.surelyOpen(planned.turning(NOW + SECOND, NEVER), NOW)).isEqualTo(NOW + 500 * MILLI);
    }

    @Test
    void anEndThatWasSeenTellsHowLateTheNextOneIs() {
        known();
        ends.ended(endingIn(30), DATE + 90, NOW + 30 * SECOND + 200 * MILLI);

        long at = NOW + 31 * SECOND;
        Window next = Window.first(at).ending(DATE + 90, at);
        long late = 200 * MILLI;

        assertThat(ends.plan(next, true, NOW + 30 * SECOND + 200 * MILLI).turnAt())
                .isEqualTo(NOW + 90 * SECOND + late + GUARD);
        assertThat(ends.plan(next, true, at).scoutAt())
                .as("nothing is left to find out")
                .isEqualTo(NEVER);
        assertThat(ends.plan(next, true, NOW + 80 * SECOND + late).turnAt())
                .as("clocks drift")
                .isEqualTo(NOW + 90 * SECOND + late + MILLI + GUARD);
    }

    @Test
    void theEarliestEndThatWasSeenCounts() {
        known();
        long at = NOW + 30 * SECOND;
        ends.ended(endingIn(30), DATE + 90, at + 400 * MILLI);
        ends.ended(endingIn(30), DATE + 90, at + 700 * MILLI);
        assertThat(turnOfNext(at + 700 * MILLI)).isBetween(400 * MILLI, 401 * MILLI);

        ends.ended(endingIn(30), DATE + 90, at + 100 * MILLI);

        assertThat(turnOfNext(at + 100 * MILLI)).isEqualTo(100 * MILLI);
    }

    @Test
    void anEndThatIsNotKnownTeachesNothing() {
        ends.ended(endingIn(30), DATE + 90, NOW + 30 * SECOND);
        known();
        ends.ended(Window.first(NOW), DATE + 90, NOW + 30 * SECOND);

        assertThat(turnOfNext(NOW)).isEqualTo(SECOND);
    }

    @Test
    void aWindowThatGoesOnAfterItsResetShowsThatResetsAreEarly() {
        known();
        Window planned = ends.plan(endingIn(30), true, NOW);

        ends.goesOn(planned, planned.scoutAt() - 1);
        assertThat(ends.plan(planned, true, NOW).scoutAt()).isEqualTo(planned.scoutAt());
        ends.goesOn(planned, planned.scoutAt() + 10 * MILLI);

        assertThat(ends.plan(planned, true, NOW).scoutAt()).isEqualTo(NEVER);
        ends.ended(planned, DATE + 90, NOW + 30 * SECOND + 100 * MILLI);
        assertThat(turnOfNext(NOW)).as("nor is an end that was seen believed").isEqualTo(SECOND);
    }

    @ParameterizedTest
    @CsvSource({"0, 60, 60", "1, 59, 60", "1, 61, 60", "1, 62, 61", "1, 601, 600"})
    void theLongestIsAMinuteOrTheShortestThatWasSeen(long end, long next, long longest) {
        ends.seen(end, next, 0);

        assertThat(ends.longest()).isEqualTo(longest);
    }

    @Test
    void theShortestOfSeveralCounts() {
        ends.seen(1, 301, 0);
        ends.seen(301, 421, 0);
        ends.seen(421, 721, 0);

        assertThat(ends.longest()).isEqualTo(120);
    }

    /** Windows that begin with their first call are as long as its answer tells, and a bit further apart. */
    @ParameterizedTest
    @CsvSource({
        "31, 30, 30",
        "33, 30, 30",
        "33, 31, 30",
        "34, 30, 60",
        "30, 30, 60",
        "31, 29, 60",
        "31, 32, 60",
        "12, 10, 10",
        "6, 5, 60"
    })
    void aLengthIsKnownByTheFirstAnswerOfAWindow(long apart, long left, long longest) {
        ends.seen(1000, 1000 + apart, 1000 + apart - left);

        assertThat(ends.longest()).isEqualTo(longest);
    }

    @Test
    void aKnownLengthEndsAWindowAfterItsFirstAnswer() {
        known();
        ends.seen(1000, 1031, 1001);
        Window window = Window.first(NOW).ending(DATE + 40, NOW);

        assertThat(ends.longest()).isEqualTo(30);
        assertThat(ends.plan(window, true, NOW).turnAt()).isEqualTo(NOW + 30 * SECOND + GUARD);
    }

    @Test
    void aLengthThatMayBeIsTriedThreeTimes() {
        known();
        ends.seen(1000, 1065, 0); // 60 s may be it
        Window window = Window.first(NOW).ending(DATE + 65, NOW);
        long guess = NOW + 60 * SECOND + GUARD;

        assertThat(ends.plan(window, true, NOW).scoutAt()).isEqualTo(guess);
        assertThat(ends.plan(window, false, NOW).scoutAt()).isEqualTo(NEVER);
        ends.scouted();
        ends.scouted();
        assertThat(ends.plan(window, true, NOW).scoutAt()).isEqualTo(guess);
        ends.scouted();
        assertThat(ends.plan(window, true, NOW).scoutAt()).isEqualTo(NOW + 65 * SECOND + GUARD);
    }

    @Test
    void aGuessThatComesTrueInTimeIsTheLength() {
        known();
        ends.seen(1000, 1065, 0);
        Window window = Window.first(NOW).ending(DATE + 65, NOW);
        Window longer = Window.first(NOW).ending(DATE + 80, NOW);
        ends.scouted();

        ends.ended(window, DATE + 125, NOW + 60 * SECOND + 325 * MILLI + 1);
        assertThat(ends.plan(longer, true, NOW).turnAt()).isGreaterThan(NOW + 60 * SECOND + GUARD);

        ends.ended(window, DATE + 125, NOW + 60 * SECOND + 325 * MILLI);
        assertThat(ends.plan(longer, true, NOW).turnAt()).isEqualTo(NOW + 60 * SECOND + GUARD);
    }

    @Test
    void aGuessThatIsWrongIsTriedNoMore() {
        known();
        ends.seen(1000, 1065, 0);
        Window window = ends.plan(Window.first(NOW).ending(DATE + 65, NOW), true, NOW);

        ends.goesOn(window, NOW + 60 * SECOND + GUARD);

        assertThat(ends.plan(window, true, NOW).scoutAt()).isEqualTo(NOW + 65 * SECOND + GUARD);
    }

    @Test
    void whoTurnedTooEarlyForgetsWhatMadeThemDoSo() {
        known();
        ends.seen(1000, 1031, 1001);

        ends.tooEarly();

        assertThat(clock.isKnown()).isFalse();
        assertThat(ends.longest()).isEqualTo(60);
        known();
        Window planned = ends.plan(endingIn(30), true, NOW);
        assertThat(planned.turnAt()).isEqualTo(NOW + 31 * SECOND + GUARD);
        assertThat(planned.scoutAt()).isEqualTo(NEVER);
    }

    private void known() {
        clock.sample(DATE, NOW, NOW);
    }

    private static Window endingIn(int seconds) {
        return Window.first(NOW - SECOND).ending(DATE + seconds, NOW - 100 * SECOND);
    }

    /** How long after its reset a window that ends in 90 s is taken for ended, without the guard. */
    private long turnOfNext(long now) {
        Window next = Window.first(now).ending(DATE + 90, now);
        return ends.plan(next, true, now).turnAt() - GUARD - (NOW + 90 * SECOND);
    }
}
