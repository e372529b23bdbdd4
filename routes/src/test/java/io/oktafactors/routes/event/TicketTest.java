package io.oktafactors.routes.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TicketTest {

    @Test
    void anAnswerCannotBeGuessedFromTheEventIdThatIsKept() {
        assertThat(verify(null, "blue ribbon").eventId())
                .isEqualTo(verify(null, "red ribbon").eventId())
                .isNotEqualTo(verify(null, null).eventId());
    }

    @Test
    void anotherCodeIsAnotherEvent() {
        assertThat(verify("123456", null).eventId())
                .isNotEqualTo(verify("654321", null).eventId());
    }

    private static Ticket verify(String passCode, String answer) {
        return new Ticket(
                "1",
                "INC1",
                Ticket.Kind.VERIFY,
                "ada@acme.example",
                null,
                null,
                passCode,
                answer,
                new Origin("tickets", "ticket INC1 message 1", 0, Instant.EPOCH));
    }
}
