package io.oktafactors.routes.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.feed.FeedRow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:15:30Z");

    private final TicketReader reader = new TicketReader(
            JsonMapper.builder().findAndAddModules().build(), TestIds.EVENTS, Clock.fixed(NOW, ZoneOffset.UTC));

    private Event ticketSentAt(Instant time) {
        return ((FeedRow.Accepted) read(ticket("INC1", "ada@acme.example", ""), time.toEpochMilli())).event();
    }

    private FeedRow read(String text, long timestamp) {
        Message message = new DefaultMessage(new DefaultCamelContext());
        message.setBody(text);
        message.setHeader("JMSTimestamp", timestamp);
        return reader.read(message).rows().get(0);
    }

    private static String ticket(String number, String login, String more) {
        return "{\"id\":\"1\",\"ticket\":\"" + number + "\",\"kind\":\"verify\",\"login\":\"" + login + "\"" + more
                + "}";
    }

    static Stream<Arguments> unreadable() {
        String emoji = "\uD83D\uDE00";
        return Stream.of(
                Arguments.of("deep", ticket("1", "a@b", ",\"x\":" + "[".repeat(100_000)), "more than 100 levels"),
                Arguments.of(
                        "long number", ticket("1", "a@b", ",\"x\":" + "9".repeat(5000)), "a number of more than 100"),
                Arguments.of("long text", ticket("1", "a@b", ",\"x\":\"" + "x".repeat(200_000) + "\""), "than 100000"),
                Arguments.of("25 MB", ticket("1", "a@b", ",\"x\":\"" + "x".repeat(25_000_000) + "\""), "1000000"),
                Arguments.of("no UTF-8", ticket("\uFFFD", "a@b", ""), "not valid UTF-8"),
                Arguments.of(
                        "longer in lower case",
                        ticket("1", "İ".repeat(80) + "@acme.example", ""),
                        "$.login: is longer"),
                Arguments.of("emoji in the login", ticket("1", emoji.repeat(90) + "@b", ""), "$.login: is longer"),
                Arguments.of("emoji in the number", ticket(emoji.repeat(90), "a@b", ""), "$.ticket: is longer"),
                Arguments.of("NUL", ticket("1\\u0000", "a@b", ""), "$.ticket: does not match"),
                Arguments.of(
                        "line break at the end of the number",
                        ticket("1\\n", "a@b", ""),
                        "$.ticket: contains a control"),
                Arguments.of(
                        "line break at the end of the login", ticket("1", "a@b\\n", ""), "$.login: contains a control"),
                Arguments.of("line break at the end of the code", code("1234\\n"), "$.passCode: contains a control"),
                Arguments.of("control in the login", ticket("1", "a\\u0001@b", ""), "$.login: does not match"),
                Arguments.of("direction in the login", ticket("1", "a\\u202e@b", ""), "$.login: does not match"),
                Arguments.of(
                        "half of a character",
                        ticket("1", "a\\ud800@b", ""),
                        "$.login: contains a control character or an incomplete"),
                Arguments.of(
                        "half in the answer",
                        ticket("1", "a@b", ",\"answer\":\"blue\\udc00\""),
                        "$.answer: contains a control character or an incomplete"),
                Arguments.of(
                        "login is a number",
                        "{\"id\":\"1\",\"ticket\":\"1\",\"kind\":\"verify\",\"login\":1}",
                        "$.login: integer"),
                Arguments.of(
                        "login is a list",
                        "{\"id\":\"1\",\"ticket\":\"1\",\"kind\":\"verify\",\"login\":[]}",
                        "$.login: array"));
    }

    private static String code(String passCode) {
        return ticket("1", "a@b", ",\"passCode\":\"" + passCode + "\"");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whatCannotBeReadOrStoredIsInvalidWithTheFieldAndQuotedNowhere(String name, String text, String reason) {
        assertThat(read(text, NOW.toEpochMilli())).isInstanceOfSatisfying(FeedRow.Invalid.class, invalid -> {
            assertThat(invalid.reason()).contains(reason).hasSizeLessThan(400);
            assertThat(invalid.raw()).startsWith(text.substring(0, 30));
        });
    }

    @Test
    void anEventIdThatATicketBringsIsNotItsEventId() {
        FeedRow row = read(ticket("INC1", "ada@acme.example", ",\"eventId\":\"mine\",\"event\":\"hr\""), 0);

        assertThat(((FeedRow.Accepted) row).event())
                .isInstanceOf(Ticket.class)
                .satisfies(event -> assertThat(TestIds.EVENTS.isGenuine(event)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Long.MAX_VALUE})
    void aTimeThatNoClockHasIsNow(long timestamp) {
        FeedRow row = read(ticket("INC1", "ada@acme.example", ""), timestamp);

        assertThat(((FeedRow.Accepted) row).event().effectiveAt()).isEqualTo(NOW);
    }

    @Test
    void aTicketTakesEffectWhenItWasSent() {
        assertThat(ticketSentAt(NOW.minusSeconds(60)).effectiveAt()).isEqualTo(NOW.minusSeconds(60));
    }

    @Test
    void aTicketOfASenderWhoseClockIsAheadIsNotPutOff() {
        assertThat(ticketSentAt(NOW.plusSeconds(600)).effectiveAt()).isEqualTo(NOW);
    }
}
