package io.oktafactors.camel.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.camel.budget.ledger.CallOutcome.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is counted of a window, what others are seen to take of it, and what an answer tells of it. */
class CountersTest {

    private static final int MANY = 1_000_000;

    private final PackedCounter counter = new PackedCounter();
    private final InFlightCap cap = new InFlightCap();
    private final OtherCallers others = new OtherCallers();

    @Test
    void aCallIsTakenUpToTheCeilingsOfItsWindow() {
        assertThat(counter.take(0, 2, MANY)).isTrue();
        assertThat(counter.take(0, MANY, 1)).isFalse();
        assertThat(counter.take(1, MANY, MANY)).isFalse();
        assertThat(counter.take(0, 2, 2)).isTrue();
        assertThat(counter.take(0, 2, MANY)).isFalse();

        assertThat(counter.used()).isEqualTo(2);
        assertThat(counter.flying()).isEqualTo(2);
    }

    @Test
    void aCallThatEndsFliesNoMore() {
        counter.take(0, MANY, MANY);
        counter.take(0, MANY, MANY);
        counter.take(0, MANY, MANY);

        assertThat(counter.land(1)).isFalse();
        assertThat(counter.flying()).isEqualTo(3);
        assertThat(counter.land(0)).isTrue();
        counter.land();
        counter.landElsewhere();

        assertThat(counter.flying()).isZero();
        assertThat(counter.used()).isEqualTo(2);
    }

    @Test
    void whatFliesAtTheTurnOfAWindowCountsInTheNext() {
        counter.take(0, MANY, MANY);
        counter.take(0, MANY, MANY);
        counter.land();

        counter.turn(7);

        assertThat(counter.used()).isOne();
        assertThat(counter.flying()).isOne();
        assertThat(counter.take(7, MANY, MANY)).isTrue();
        counter.addUsed(5);
        assertThat(counter.used()).isEqualTo(7);
    }

    @Test
    void whatWasCountedInNoWindowTakesNothingAway() {
        counter.take(0, MANY, MANY);
        counter.take(0, MANY, MANY);
        counter.landElsewhere();
        counter.addUsed(-1);

        counter.landElsewhere();

        assertThat(counter.used()).isZero();
        assertThat(counter.flying()).isZero();
    }

    @Test
    void windowsAreNumberedRoundAndRound() {
        assertThat(PackedCounter.next(1)).isEqualTo(2);
        assertThat(PackedCounter.next(0xFFFF)).isZero();
    }

    @Test
    void aCapIsLoweredForItsOwnWindowAlone() {
        assertThat(cap.calls()).isOne();
        cap.set(3, 10);
        cap.lower(3, 12);
        assertThat(cap.calls()).isEqualTo(10);
        cap.lower(2, 5);
        cap.lower(4, 5);
        assertThat(cap.calls()).isEqualTo(10);

        cap.lower(3, 5);

        assertThat(cap.calls()).isEqualTo(5);
        cap.set(4, InFlightCap.NONE);
        cap.lower(4, 0);
        assertThat(cap.calls()).isZero();
    }

    @Test
    void asManyMayFlyAsAnEighthOfWhatRemainsLetsWhereOthersAreExpected() {
        assertThat(others.cap(remaining(100, 80), 20)).isEqualTo(9);
        assertThat(others.cap(remaining(100, 17), 83)).isOne();
        assertThat(others.cap(remaining(100, 0), 100)).isZero();
        assertThat(others.remaining()).isZero();
        assertThat(others.capOfNew(100)).isEqualTo(12);
        assertThat(others.capOfNew(4)).isOne();
    }

    @Test
    void othersAreForgottenAfterWindowsWithoutThem() {
        for (int quiet = 0; quiet < 2; quiet++) {
            others.windowEnds();
            assertThat(others.cap(remaining(100, 99), 1)).isEqualTo(11);
        }

        others.windowEnds();

        assertThat(others.remaining()).isEqualTo(-1);
        assertThat(others.capOfNew(100)).isEqualTo(100);
        assertThat(others.cap(remaining(100, 99), 1)).isEqualTo(99);
    }

    @Test
    void othersThatWereSeenAreMindedForTenWindows() {
        assertThat(others.cap(remaining(100, 98), 1)).isEqualTo(11);
        others.windowEnds();
        assertThat(others.capOfNew(100)).as("they came first").isOne();

        for (int quiet = 0; quiet < 9; quiet++) {
            others.windowEnds();
            assertThat(others.capOfNew(100)).isEqualTo(12);
        }
        others.windowEnds();
        assertThat(others.capOfNew(100)).isEqualTo(100);

        others.cap(new CallOutcome(Kind.EXHAUSTED, 100, 0, 0, 0), 100);
        others.windowEnds();
        assertThat(others.capOfNew(100)).as("they took the last one").isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTED, 100, 0, true",
        "COUNTED, 100, -1, false",
        "COUNTED, 0, 0, false",
        "COUNTED, 1, 1, true",
        "EXHAUSTED, 100, 0, true",
        "CONCURRENCY, 100, 5, false",
        "PRODUCT, 100, 5, false",
        "LOST, 100, 5, false"
    })
    void anAnswerAboutTheBucketTellsItsCalls(Kind kind, long limit, long remaining, boolean tells) {
        assertThat(new CallOutcome(kind, limit, remaining, 0, 0).tellsCalls()).isEqualTo(tells);
    }

    @ParameterizedTest
    @CsvSource({
        "1000, 1000, true",
        "998, 1000, true",
        "997, 1000, false",
        "1600, 1000, true",
        "1601, 1000, false",
        "0, 1, false",
        "1, 0, false",
        "1, 1, true"
    })
    void anEndThatIsTooFarFromTheDateIsNoneToBelieve(long reset, long date, boolean tells) {
        assertThat(new CallOutcome(Kind.COUNTED, 100, 5, reset, date).tellsEnd())
                .isEqualTo(tells);
        assertThat(new CallOutcome(Kind.PRODUCT, 100, 5, reset, date).tellsEnd())
                .isFalse();
    }

    @Test
    void whatWasNotToldOrCannotBeIsNotKnown() {
        assertThat(CallOutcome.of(Kind.COUNTED, null, -5L, 0L, 7L))
                .isEqualTo(new CallOutcome(Kind.COUNTED, -1, -1, 0, 7));
        assertThat(new CallOutcome(Kind.COUNTED, 100, 5_000, 0, 0).remaining()).isEqualTo(100);
        assertThat(CallOutcome.lost()).isEqualTo(new CallOutcome(Kind.LOST, -1, -1, -1, -1));
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTED, 100, 5, 1000, true",
        "COUNTED, 99, 5, 1000, false",
        "COUNTED, 100, 0, 1000, false",
        "COUNTED, 100, 5, 1001, false",
        "EXHAUSTED, 100, 5, 1000, false"
    })
    void anOrdinaryAnswerTellsNothingNew(Kind kind, long limit, long remaining, long reset, boolean ordinary) {
        assertThat(new CallOutcome(kind, limit, remaining, reset, 990).isOrdinary(100, 1000))
                .isEqualTo(ordinary);
    }

    private static CallOutcome remaining(long limit, long left) {
        return new CallOutcome(Kind.COUNTED, limit, left, 0, 0);
    }
}
