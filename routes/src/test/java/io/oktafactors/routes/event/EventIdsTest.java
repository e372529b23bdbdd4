package io.oktafactors.routes.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    private static final Origin ORIGIN = new Origin("tickets", "ticket INC1 message 1", 0, Instant.EPOCH);

    private final EventIds ids = TestIds.EVENTS;
    private final ObjectMapper json = JsonMapper.builder().findAndAddModules().build();

    @Test
    void theSameTicketHasTheSameIdOnEachNodeAndAnotherInAnotherInstallation() {
        EventIds sameKey = new EventIds(new ContentIds("a key of the tests".getBytes()));
        EventIds otherKey = new EventIds(new ContentIds("another key".getBytes()));
        Ticket ticket = code("123456");

        assertThat(ticket.idFrom(sameKey))
                .isEqualTo(ticket.idFrom(ids))
                .isNotEqualTo(ticket.idFrom(otherKey))
                .matches("[0-9a-f]{32}");
    }

    /** A sample of ten thousand with the right one: an id that can be made without the key is made of the right one. */
    @Test
    void noneOfTheCodesGivesTheIdWithoutTheKey() {
        String id = code("123456").idFrom(ids);
        EventIds guess = new EventIds(new ContentIds("no key".getBytes()));

        assertThat(IntStream.range(120_000, 130_000)
                        .mapToObj("%06d"::formatted)
                        .filter(code -> code(code).idFrom(guess).equals(id)
                                || UnkeyedIds.of(code(code)).equals(id)))
                .isEmpty();
    }

    @Test
    void anotherCodeIsAnotherEvent() {
        assertThat(code("123456").idFrom(ids)).isNotEqualTo(code("654321").idFrom(ids));
    }

    @Test
    void anAnswerCannotBeGuessedFromTheEventIdEvenByWhoHasTheKey() {
        assertThat(verify(null, "blue ribbon").idFrom(ids))
                .isEqualTo(verify(null, "red ribbon").idFrom(ids))
                .isNotEqualTo(verify(null, null).idFrom(ids));
    }

    @Test
    void twoKindsOfEventNeverShareAnId() {
        assertThat(ids.of("hr", List.of("1"))).isNotEqualTo(ids.of("ticket", List.of("1")));
        assertThat(TestIds.CONTENTS.of("a", "1:b")).isNotEqualTo(TestIds.CONTENTS.of("a1", "b"));
    }

    @Test
    void anEventWithTheIdOfAnotherIsNotGenuine() {
        Ticket ticket = genuine(code("123456"));
        PendingCheck check = PendingCheck.of(ids, "mbl1", "ada@acme.example", 0, ORIGIN);

        assertThat(ids.isGenuine(ticket)).isTrue();
        assertThat(ids.isGenuine(check)).isTrue();
        assertThat(ids.isGenuine(code("654321").withEventId(ticket.eventId()))).isFalse();
        assertThat(ids.isGenuine(check.withEventId(ticket.eventId()))).isFalse();
        assertThat(ids.isGenuine(new PendingCheck(check.eventId(), "mbl1", "bob@acme.example", 0, ORIGIN)))
                .isFalse();
    }

    @Test
    void theIdTravelsWithTheEvent() throws Exception {
        Ticket ticket = genuine(code("123456"));
        PendingCheck check = PendingCheck.of(ids, "mbl1", "ada@acme.example", 0, ORIGIN);

        assertThat(read(json.writerFor(Event.class).writeValueAsString(ticket))).isEqualTo(ticket);
        assertThat(read(json.writerFor(Event.class).writeValueAsString(check))).isEqualTo(check);
    }

    /** As the release before wrote it, and with the id that its store has. */
    @Test
    void anEventFromBeforeTheKeyIsReadWithTheIdThatItHad() throws Exception {
        String origin =
                "\"origin\":{\"source\":\"s\",\"name\":\"n\",\"line\":0,\"occurredAt\":\"2026-03-01T00:00:00Z\"}";

        assertThat(read("{\"event\":\"ticket\",\"id\":\"1\",\"ticket\":\"INC1\",\"kind\":\"lost-phone\",\"login\":"
                                + "\"Ada@acme.example\",\"phone\":\"+12125550100\"," + origin + "}")
                        .eventId())
                .isEqualTo("dd279170-0bba-3622-b627-8b655c7c5fbc");
        assertThat(read("{\"event\":\"pending\",\"factorId\":\"mbl1\",\"login\":\"ada@acme.example\",\"number\":2,"
                                + origin + "}")
                        .eventId())
                .isEqualTo("fe6f50ab-6c71-35e8-9152-95fe7ddeabd7");
    }

    private Event read(String text) throws Exception {
        return json.readValue(text, Event.class);
    }

    private Ticket genuine(Ticket ticket) {
        return ticket.withEventId(ticket.idFrom(ids));
    }

    private static Ticket code(String passCode) {
        return verify(passCode, null);
    }

    private static Ticket verify(String passCode, String answer) {
        return new Ticket(
                null, "1", "INC1", Ticket.Kind.VERIFY, "ada@acme.example", null, null, passCode, answer, ORIGIN);
    }
}
