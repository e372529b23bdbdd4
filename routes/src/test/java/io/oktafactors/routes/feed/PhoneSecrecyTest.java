package io.oktafactors.routes.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.feed.hr.HrCsvOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PhoneSecrecyTest {

    private static final List<String> CANARIES =
            List.of("+12065550142", "(206) 555-0142", "206-555-0142 x77", "2065550142", "00442079460123", "20655501");

    static Stream<Arguments> aPhoneNumberInEveryColumn() {
        return Stream.of(HrColumn.values())
                .flatMap(column -> CANARIES.stream().map(canary -> Arguments.of(column.label(), canary)));
    }

    @ParameterizedTest
    @MethodSource("aPhoneNumberInEveryColumn")
    void aPhoneNumberIsInNoTextWhateverTheTypeOfRow(String column, String canary) {
        for (String action : List.of("hire", "rehire", "move", "leave", "promote", "")) {
            FeedRow row = Feeds.row(
                    HrCsvOptions.defaults(),
                    "action",
                    action,
                    "lastWorkingDay",
                    "2026-02-04",
                    "status",
                    "active",
                    column,
                    canary);
            String text = row instanceof FeedRow.Invalid invalid ? invalid.reason() + invalid : row.toString();

            assertThat(text.replace("employeeNumber=" + canary, ""))
                    .doesNotContain(canary, "5550142", "555-01", "7946012");
        }
    }
}
