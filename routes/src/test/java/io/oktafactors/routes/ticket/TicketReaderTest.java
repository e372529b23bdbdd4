package io.oktafactors.routes.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.TestIds;
import io.oktafactors.routes.feed.FeedRow;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;

class TicketReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-04T10:15:30Z");

    private final TicketReader reader = new TicketReader(
            JsonMapper.builder().findAndAddModules().build(), TestIds.EVENTS, Clock.fixed(NOW, ZoneOffset.UTC));

    private Event ticketSentAt(Instant time) {
        Message message = new DefaultMessage(new DefaultCamelContext());
        message.setBody("{\"id\":\"1\",\"ticket\":\"INC1\",\"kind\":\"reset-mfa\",\"login\":\"ada@acme.example\"}");
        message.setHeader("JMSTimestamp", time.toEpochMilli());
        return ((FeedRow.Accepted) reader.read(message).rows().get(0)).event();
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
