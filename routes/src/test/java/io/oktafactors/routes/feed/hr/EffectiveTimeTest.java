package io.oktafactors.routes.feed.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-02-03, '', 2026-02-03T00:00:00Z",
        "2026-02-03, Europe/Berlin, 2026-02-02T23:00:00Z",
        "2026-02-03, Asia/Tokyo, 2026-02-02T15:00:00Z",
        "2026-02-03, America/Los_Angeles, 2026-02-03T08:00:00Z",
        "2026-03-29, Europe/Berlin, 2026-03-28T23:00:00Z",
        "2026-03-30, Europe/Berlin, 2026-03-29T22:00:00Z",
        "2024-02-29, Europe/Berlin, 2024-02-28T23:00:00Z",
        // Clocks go from 0:00 to 1:00: the day starts at 1:00
        "2026-09-06, America/Santiago, 2026-09-06T04:00:00Z",
        "2026-02-03T23:30:00Z, Asia/Tokyo, 2026-02-02T15:00:00Z",
        "2026-02-03T23:30:00-08:00, Europe/Berlin, 2026-02-02T23:00:00Z",
    })
    void aJoinerIsEffectiveAtTheStartOfTheFirstDayWhereThePersonIs(String date, String zone, Instant effective) {
        assertThat(Feeds.event("hireDate", date, "timezone", zone).effectiveAt())
                .isEqualTo(effective);
        assertThat(Feeds.event("action", "rehire", "hireDate", date, "timezone", zone)
                        .effectiveAt())
                .isEqualTo(effective);
    }

    @Test
    void theLeadMakesAJoinerEffectiveEarlier() {
        HrCsvOptions options = new HrCsvOptions(ZoneId.of("Europe/Berlin"), null, null, Duration.ofDays(3), null, null);

        // Clocks go forward on 29 March: three times 24 hours before midnight of the 31st is 23:00 on the 27th
        assertThat(Feeds.event(options, "hireDate", "2026-03-31").effectiveAt())
                .isEqualTo(Instant.parse("2026-03-27T22:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-03, '', 2026-02-03T17:00:00Z",
        "2026-02-03, Europe/Berlin, 2026-02-03T16:00:00Z",
        "2026-02-06, Europe/Berlin, 2026-02-06T16:00:00Z",
        "2026-03-29, Europe/Berlin, 2026-03-29T15:00:00Z",
        "2026-10-25, Europe/Berlin, 2026-10-25T16:00:00Z",
        "2026-03-08, America/New_York, 2026-03-08T21:00:00Z",
        "2026-11-01, America/New_York, 2026-11-01T22:00:00Z",
        "2024-02-29, Asia/Kolkata, 2024-02-29T11:30:00Z",
        "2026-02-03T02:00:00Z, America/Los_Angeles, 2026-02-04T01:00:00Z",
    })
    void aLeaverIsEffectiveAtTheCutOffOfTheLastDayWhereThePersonIs(String date, String zone, Instant effective) {
        assertThat(Feeds.event("action", "leave", "lastWorkingDay", date, "timezone", zone)
                        .effectiveAt())
                .isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-05, 2026-02-05T15:00:00Z",
        "2026-02-06, 2026-02-06T11:00:00Z",
        "2026-02-07, 2026-02-07T15:00:00Z",
    })
    void fridayMayHaveItsOwnCutOff(String date, Instant effective) {
        HrCsvOptions options = new HrCsvOptions(
                ZoneId.of("Europe/Berlin"), null, null, null, LocalTime.of(16, 0), LocalTime.of(12, 0));

        assertThat(Feeds.event(options, "action", "leave", "lastWorkingDay", date)
                        .effectiveAt())
                .isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({
        // 2:30 does not exist on 29 March and is there twice on 25 October
        "2026-03-29, 2026-03-29T01:30:00Z",
        "2026-10-25, 2026-10-25T00:30:00Z",
    })
    void aCutOffInAClockChangeIsMovedForwardOrTakenTheFirstTime(String date, Instant effective) {
        HrCsvOptions options =
                new HrCsvOptions(ZoneId.of("Europe/Berlin"), null, null, null, LocalTime.of(2, 30), null);

        assertThat(Feeds.event(options, "action", "leave", "lastWorkingDay", date)
                        .effectiveAt())
                .isEqualTo(effective);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05, 2026-01-06, 2026-01-07, 2026-01-08, 2026-01-08T17:00:00Z",
        "2026-01-05, 2026-01-06, 2026-01-07, '', 2026-01-07T17:00:00Z",
        "2026-01-05, 2026-01-06, '', '', 2026-01-06T17:00:00Z",
        "2026-01-05, '', '', '', 2026-01-05T17:00:00Z",
    })
    void theLastWorkingDayGoesBeforeTheOtherDatesOfALeaver(
            String contract, String termination, String last, String effectiveDate, Instant effective) {
        assertThat(Feeds.event(
                                "action", "leave",
                                "contractEndDate", contract,
                                "terminationDate", termination,
                                "lastWorkingDay", last,
                                "effectiveDate", effectiveDate)
                        .effectiveAt())
                .isEqualTo(effective);
    }

    @Test
    void anEffectiveDateGoesBeforeTheHireDate() {
        assertThat(Feeds.event("effectiveDate", "2026-05-01", "hireDate", "2020-01-01")
                        .effectiveAt())
                .isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
    }

    @Test
    void aMoverIsEffectiveOnItsDateOrElseWhenTheFileWasWritten() {
        assertThat(Feeds.event("action", "move", "effectiveDate", "2026-05-01").effectiveAt())
                .isEqualTo(Instant.parse("2026-05-01T00:00:00Z"));
        assertThat(Feeds.event("action", "move").effectiveAt()).isEqualTo(Feeds.WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hire", "rehire", "leave"})
    void allOtherRowsNeedADate(String action) {
        FeedRow.Invalid row = Feeds.invalid("action", action, "hireDate", "", "terminationDate", "");

        assertThat(row.fault()).isEqualTo(Fault.MISSING_VALUE);
        assertThat(row.reason()).contains("enter one of effectiveDate");
    }

    @Test
    void aDateTheRowDoesNotNeedIsNotLookedAt() {
        assertThat(Feeds.event("terminationDate", "9999-12-31").effectiveAt())
                .isEqualTo(Instant.parse("2026-02-03T00:00:00Z"));
    }
}
