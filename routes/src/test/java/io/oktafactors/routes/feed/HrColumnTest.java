package io.oktafactors.routes.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HrColumnTest {

    @ParameterizedTest
    @EnumSource
    void everyNameOfAColumnNamesIt(HrColumn column) {
        assertThat(column.names())
                .allSatisfy(name -> assertThat(HrColumn.named(name)).contains(column));
    }

    @Test
    void noNameIsInTheTableTwice() {
        assertThat(Arrays.stream(HrColumn.values())
                        .flatMap(column -> column.names().stream())
                        .map(HrColumn::folded))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "EMPLOYEE NUMBER, EMPLOYEE_NUMBER",
        "employee_number, EMPLOYEE_NUMBER",
        "Employee-ID, EMPLOYEE_NUMBER",
        "Contingent Worker ID, EMPLOYEE_NUMBER",
        "personIdExternal, EMPLOYEE_NUMBER",
        "E-Mail, EMAIL",
        "e_mail address, EMAIL",
        "Primary Work Telephone, PRIMARY_PHONE",
        "Country Reference Two Letter, COUNTRY_CODE",
        "timeZone, TIMEZONE",
        "lastDateWorked, LAST_WORKING_DAY",
        "LETZTER ARBEITSTAG, LAST_WORKING_DAY",
        "gültig ab, EFFECTIVE_DATE",
        "BESCHÄFTIGUNGSART, USER_TYPE",
    })
    void caseBlanksAndDashesDoNotCount(String header, HrColumn column) {
        assertThat(HrColumn.named(header)).contains(column);
    }

    @Test
    void anUmlautInTwoCharactersIsTheSame() {
        assertThat(HrColumn.named("Gu\u0308ltig ab")).contains(HrColumn.EFFECTIVE_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shoeSize", "employee", "phone numbers"})
    void aNameThatIsNotInTheTableNamesNoColumn(String header) {
        assertThat(HrColumn.named(header)).isEmpty();
    }
}
