package io.oktafactors.routes.feed.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.hr.HrCsvOptions.DateOrder;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-04, MONTH_FIRST",
        "2026/03/04, MONTH_FIRST",
        "2026/3/4, DAY_FIRST",
        "20260304, DAY_FIRST",
        "04.03.2026, MONTH_FIRST",
        "4.3.2026, MONTH_FIRST",
        "03/04/2026, MONTH_FIRST",
        "3/4/2026, MONTH_FIRST",
        "04/03/2026, DAY_FIRST",
        "3-4-2026, MONTH_FIRST",
        "4-3-2026, DAY_FIRST",
        "04-Mar-2026, MONTH_FIRST",
        "4-MAR-2026, DAY_FIRST",
        "2026-03-04T09:00:00, MONTH_FIRST",
        "2026-03-04T23:59:59Z, MONTH_FIRST",
        "2026-03-04T00:00:00.000-05:00, DAY_FIRST",
        "2026-03-04T00:00:00+1400, DAY_FIRST",
    })
    void aDateIsReadInEveryKnownForm(String text, DateOrder order) {
        assertThat(new DateReader(order).read(HrColumn.HIRE_DATE, text)).isEqualTo(LocalDate.of(2026, 3, 4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29", "2000-02-29", "29.02.2024", "2/29/2024", "29-Feb-2024"})
    void aLeapDayIsReadInALeapYear(String text) {
        LocalDate date = new DateReader(DateOrder.MONTH_FIRST).read(HrColumn.HIRE_DATE, text);

        assertThat(date.getDayOfYear()).isEqualTo(60);
    }

    @ParameterizedTest
    @CsvSource({
        "next Monday, BAD_DATE",
        "03/04/26, BAD_DATE",
        "2026-3, BAD_DATE",
        "45000, BAD_DATE",
        "3/4-2026, BAD_DATE",
        "04-Mai-2026, BAD_DATE",
        "2026-03-04T25:00:00, BAD_DATE",
        "2026-03-04T09:00:00 Uhr, BAD_DATE",
        "2026-02-30, IMPOSSIBLE_DATE",
        "2026-02-29, IMPOSSIBLE_DATE",
        "2100-02-29, IMPOSSIBLE_DATE",
        "31.04.2026, IMPOSSIBLE_DATE",
        "2026-13-01, IMPOSSIBLE_DATE",
        "2026-00-10, IMPOSSIBLE_DATE",
        "13/13/2026, IMPOSSIBLE_DATE",
        "20261301, IMPOSSIBLE_DATE",
        "13/04/2026, DATE_ORDER",
        "31-1-2026, DATE_ORDER",
        "1949-12-31, DATE_OUT_OF_RANGE",
        "2101-01-01, DATE_OUT_OF_RANGE",
        "9999-12-31, DATE_OUT_OF_RANGE",
    })
    void aDateThatIsNoneIsRefusedWithItsKindOfFault(String text, Fault fault) {
        assertThat(refusal(DateOrder.MONTH_FIRST, text).fault()).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({"13/04/2026, MONTH_FIRST", "04/13/2026, DAY_FIRST", "2026-02-30, MONTH_FIRST", "2/30/2026, MONTH_FIRST"
    })
    void aRefusalNamesTheOptionAndItsValue(String text, DateOrder order) {
        assertThat(refusal(order, text).reason()).contains("hireDate", "dateOrder", order.name());
    }

    private static FeedRow.Invalid refusal(DateOrder order, String text) {
        HrCsvOptions options = new HrCsvOptions(null, order, null, null, null, null);
        return Feeds.invalid(options, "hireDate", text);
    }
}
