package io.oktafactors.routes.feed.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.Feeds;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HrRecordReaderTest {

    private static final Instant WRITTEN = Instant.parse("2026-03-01T06:00:00Z");

    private final HrRecordReader reader = new HrRecordReader(HrCsvOptions.defaults(), TestIds.EVENTS);

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("deep", record("\"x\": " + "[".repeat(100_000), ""), "more than 100 levels"),
                Arguments.of(
                        "deep and whole",
                        record("\"x\": " + "[".repeat(101) + "]".repeat(101), ""),
                        "more than 100 levels"),
                Arguments.of("long number", record("\"x\": " + "9".repeat(5000), ""), "a number of more than 100"),
                Arguments.of("long text", record("\"x\": \"" + "x".repeat(200_000) + "\"", ""), "more than 100000"),
                Arguments.of(
                        "long", record("\"x\": [" + "1,".repeat(600_000) + "1]", ""), "more than 1000000 characters"),
                Arguments.of("bytes that are no UTF-8", record("\"x\": \"\uFFFD\"", ""), "not valid UTF-8"),
                Arguments.of("not a number", record("\"x\": NaN", ""), "not exactly one valid JSON object"),
                Arguments.of("infinite", record("", ", \"department\": 1e999999"), "department of person is neither"),
                Arguments.of(
                        "list", record("", ", \"department\": [\"Sales\"]"), "neither a string nor a whole number"),
                Arguments.of("object", record("", ", \"mobilePhone\": {}"), "mobilePhone of person is neither"),
                Arguments.of("boolean", record("", ", \"locale\": true"), "locale of person is neither"),
                Arguments.of(
                        "date is a number", record("\"effectiveDate\": 20260302", ""), "effectiveDate is not a string"),
                Arguments.of("zone is a list", record("\"zone\": []", ""), "zone is not a string"),
                Arguments.of("time is a number", record("\"occurredAt\": 1", ""), "occurredAt is not a string"),
                Arguments.of("two names", record("", ", \"Handy\": \"1\", \"Mobil\": \"2\""), "Two fields"),
                Arguments.of("last instant", time("+999999999-12-31T23:59:59.999999999Z"), "occurredAt is not in"),
                Arguments.of("first instant", time("-999999999-01-01T00:00:00Z"), "occurredAt is not in"),
                Arguments.of("year 10000", time("+10000-01-01T00:00:00Z"), "occurredAt is not in"),
                Arguments.of("year 1949", time("1949-12-31T23:59:59Z"), "occurredAt is not in"),
                Arguments.of("no time", time("1e5"), "occurredAt is not a valid time"),
                Arguments.of("half of a character", record("", ", \"firstName\": \"\\ud800\""), "firstName has"),
                Arguments.of("half in the login", login("a\\udc00@acme.example"), "login must have the form"),
                Arguments.of("NUL in the login", login("a\\u0000@acme.example"), "login must have the form"),
                Arguments.of("escape in the login", login("a\\u009b@acme.example"), "login must have the form"),
                Arguments.of("direction in the login", login("a\\u202e@acme.example"), "login must have the form"),
                Arguments.of("line in the login", login("a\\u2028b@acme.example"), "login must have the form"),
                Arguments.of("longer in lower case", login("İ".repeat(80) + "@acme.example"), "at most 100"),
                Arguments.of("emoji", login("\uD83D\uDE00".repeat(90) + "@a.example"), "at most 100"),
                Arguments.of("long department", record("", ", \"department\": \"" + "x".repeat(256) + "\""), "255"),
                Arguments.of("control in a name", record("", ", \"lastName\": \"a\\u0007\""), "lastName has"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatCannotBeStoredOrIsReadInTwoWaysIsInvalidWithTheFieldAndQuotedNowhere(
            String name, String record, String reason) {
        FeedRow row = reader.read(record, new Origin("hr-kafka", "kafka hr.events 0", 7, WRITTEN));

        assertThat(row).isInstanceOfSatisfying(FeedRow.Invalid.class, invalid -> {
            assertThat(invalid.reason()).contains(reason).hasSizeLessThan(400).doesNotContain("\uFFFD");
            assertThat(invalid.raw()).startsWith(record.substring(0, 60));
            assertThat(invalid.line()).isEqualTo(7);
        });
    }

    @Test
    void aRecordWhoseTimeNoClockHasNeedsATimeOfItsOwn() {
        Origin odd = new Origin("hr-kafka", "kafka hr.events 0", 7, Instant.ofEpochMilli(Long.MAX_VALUE));

        assertThat(reader.read(record("", ""), odd))
                .isInstanceOfSatisfying(FeedRow.Invalid.class, invalid -> assertThat(invalid.reason())
                        .contains("or send occurredAt in the record"));
        assertThat(reader.read(time("2026-03-01T06:00:00Z"), odd)).isInstanceOf(FeedRow.Accepted.class);
    }

    @Test
    void numbersThatAreWholeAndFieldsThatNobodyKnowsAreRead() {
        String record = record(
                "\"x\": {\"y\": [1.5e3, null]}",
                ", \"Handy\": null, \"Mobil\": null, \"phoneExtension\": 77, \"primaryPhone\": \"+12125550100\"");

        FeedRow row = reader.read(record, new Origin("hr-kafka", "kafka hr.events 0", 7, WRITTEN));

        assertThat(Feeds.event(row).person().phoneExtension()).isEqualTo("77");
    }

    private static String time(String occurredAt) {
        return record("\"occurredAt\": \"" + occurredAt + "\"", "");
    }

    private static String login(String login) {
        return "{\"type\": \"mover\", \"person\": {\"employeeNumber\": \"1\", \"login\": \"" + login + "\"}}";
    }

    private static String record(String field, String ofPerson) {
        return "{\"type\": \"mover\", " + (field.isEmpty() ? "" : field + ", ")
                + "\"person\": {\"employeeNumber\": \"1\", \"login\": \"ada@acme.example\"" + ofPerson + "}}";
    }
}
