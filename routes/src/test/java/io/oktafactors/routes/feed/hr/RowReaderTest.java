package io.oktafactors.routes.feed.hr;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Person;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowReaderTest {

    @Test
    void aRowBecomesAnEventWithAllItsValues() {
        HrEvent event = Feeds.event(
                "firstName", "Ada",
                "lastName", "Byron",
                "email", "ada@acme.example",
                "secondEmail", "ada@mail.example",
                "mobilePhone", "(206) 555-0142",
                "primaryPhone", "(312) 555-0199 x77",
                "department", "Engineering",
                "userType", "Employee",
                "countryCode", "us",
                "locale", "en_US");

        assertThat(event.person())
                .isEqualTo(new Person(
                        "0042",
                        "ada.byron@acme.example",
                        "Ada",
                        "Byron",
                        "ada@acme.example",
                        "ada@mail.example",
                        "+12065550142",
                        "+13125550199",
                        "77",
                        "Engineering",
                        "employee",
                        "US",
                        "en_US"));
        assertThat(event.origin()).isEqualTo(new Origin("hr-csv", Feeds.NAME, 2, Feeds.WRITTEN));
    }

    @ParameterizedTest
    @CsvSource({
        "hire, JOINER",
        "New Hire, JOINER",
        "new_hire, JOINER",
        "JOIN, JOINER",
        "joiner, JOINER",
        "start, JOINER",
        "onboard, JOINER",
        "rehire, REHIRE",
        "Re-Hire, REHIRE",
        "terminate, LEAVER",
        "Termination, LEAVER",
        "leave, LEAVER",
        "leaver, LEAVER",
        "offboard, LEAVER",
        "END, LEAVER",
        "transfer, MOVER",
        "change, MOVER",
        "update, MOVER",
        "move, MOVER",
        "Eintritt, JOINER",
        "Wiedereintritt, REHIRE",
        "Austritt, LEAVER",
        "Wechsel, MOVER",
    })
    void anActionSaysTheType(String action, EventType type) {
        assertThat(Feeds.event("action", action, "lastWorkingDay", "2026-02-04").type())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({
        "active, JOINER",
        "Pending, JOINER",
        "hired, JOINER",
        "1, JOINER",
        "terminated, LEAVER",
        "INACTIVE, LEAVER",
        "left, LEAVER",
        "false, LEAVER",
    })
    void withoutAnActionTheStatusSaysTheType(String status, EventType type) {
        assertThat(Feeds.event("action", "", "status", status, "lastWorkingDay", "2026-02-04")
                        .type())
                .isEqualTo(type);
    }

    @Test
    void anActionGoesBeforeTheStatus() {
        assertThat(Feeds.event("action", "hire", "status", "left").type()).isEqualTo(EventType.JOINER);
    }

    @Test
    void anUnknownWordIsRefusedWithTheWordsThatAreKnown() {
        assertThat(Feeds.invalid("action", "promote").reason()).contains("\"promote\"", "onboard", "re-hire", "end");
        assertThat(Feeds.invalid("action", "", "status", "on leave").reason())
                .contains("\"on leave\"", "active", "terminated");
        assertThat(Feeds.invalid("userType", "robot").reason()).contains("\"robot\"", "contractor");
    }

    @ParameterizedTest
    @CsvSource({
        "employeeNumber, '', MISSING_VALUE",
        "employeeNumber, +49 171, BAD_EMPLOYEE_NUMBER",
        "login, '', MISSING_VALUE",
        "login, ada byron@acme.example, BAD_LOGIN",
        "login, ada.byron, BAD_LOGIN",
        "login, ada@byron@acme.example, BAD_LOGIN",
        "login, ada@acme, BAD_LOGIN",
        "email, ada@, BAD_EMAIL",
        "secondEmail, ada at mail.example, BAD_EMAIL",
        "countryCode, UK, UNKNOWN_COUNTRY",
        "countryCode, Germany, UNKNOWN_COUNTRY",
        "timezone, Europe/Entenhausen, UNKNOWN_TIME_ZONE",
        "timezone, CEST, UNKNOWN_TIME_ZONE",
        "action, '', MISSING_VALUE",
        "action, promote, UNKNOWN_ACTION",
        "userType, robot, UNKNOWN_USER_TYPE",
    })
    void aBadValueIsRefusedWithItsColumnAndASentence(String column, String value, Fault fault) {
        FeedRow.Invalid row = Feeds.invalid(column, value);

        assertThat(row.fault()).isEqualTo(fault);
        assertThat(row.field()).isEqualTo(column);
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.reason()).contains(column).endsWith(".").hasSizeGreaterThan(20);
        assertThat(row.raw()).contains("2026-02-03");
    }

    @Test
    void aLoginMayHaveAHundredCharactersAndNoMore() {
        String hundred = "a".repeat(87) + "@acme.example";

        assertThat(Feeds.event("login", hundred).person().login()).hasSize(100);
        assertThat(Feeds.invalid("login", "a" + hundred).fault()).isEqualTo(Fault.BAD_LOGIN);
    }

    @Test
    void theLengthOfALoginCountsAsItIsStored() {
        assertThat(Feeds.invalid("login", "İ".repeat(80) + "@acme.example").fault())
                .isEqualTo(Fault.BAD_LOGIN);
        assertThat(Feeds.invalid("login", "\uD83D\uDE00".repeat(50) + "@acme.example")
                        .fault())
                .isEqualTo(Fault.BAD_LOGIN);
        assertThat(Feeds.event("login", "\uD83D\uDE00".repeat(40) + "@acme.example")
                        .person()
                        .login())
                .hasSize(93);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0085", "\u00A0", "\u200B", "\u202E", "\u2066", "\u061C", "\u2028", "\u007F"})
    void aLoginHasNothingThatCannotBeSeen(String unseen) {
        assertThat(Feeds.invalid("login", "ada" + unseen + "byron@acme.example").fault())
                .isEqualTo(Fault.BAD_LOGIN);
        assertThat(Feeds.invalid("email", "ada@acme" + unseen + ".example").fault())
                .isEqualTo(Fault.BAD_EMAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstName", "lastName", "department", "locale"})
    void aTextHasAtMost255CharactersAndNoneThatIsAControl(String column) {
        assertThat(Feeds.invalid(column, "x".repeat(256)).fault()).isEqualTo(Fault.BAD_TEXT);
        assertThat(Feeds.invalid(column, "x\u009Bx").field()).isEqualTo(column);
        assertThat(Feeds.row(HrCsvOptions.defaults(), column, "x".repeat(255))).isInstanceOf(FeedRow.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"000042", "0", "E-0042", "A.42/7"})
    void anEmployeeNumberIsKeptAsWritten(String number) {
        assertThat(Feeds.event("employeeNumber", number).person().employeeNumber())
                .isEqualTo(number);
    }

    @Test
    void blanksAroundAValueAreTakenAwayAndALineBreakInsideIsABlank() {
        Person person = Feeds.event(
                        "login",
                        "\u00A0ada.byron@acme.example \u200B",
                        "department",
                        "\u3000Engineering \r\n Platform\t")
                .person();

        assertThat(person.login()).isEqualTo("ada.byron@acme.example");
        assertThat(person.department()).isEqualTo("Engineering Platform");
    }
}
