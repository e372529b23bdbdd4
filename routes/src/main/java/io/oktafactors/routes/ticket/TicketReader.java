package io.oktafactors.routes.ticket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.queue.UnreadableBody;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Reads tickets, as {@code schema/ticket.schema.json} describes them. Fields that it does not name are ignored. What is said of a
 * message that is no ticket names the field at fault, and quotes nothing.
 */
@Component
class TicketReader {

    private static final String SOURCE = "tickets";

    private final ObjectMapper json;
    private final JsonSchema schema;
    private final Clock clock;

    TicketReader(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(TicketReader.class.getResourceAsStream("/schema/ticket.schema.json"));
    }

    /** A message of the ticket queue as a feed of one row. */
    FeedBatch read(Message message) {
        Origin origin = new Origin(SOURCE, SOURCE, 0, sentAt(message.getHeader("JMSTimestamp", Long.class)));
        return FeedBatch.ofMessages(SOURCE, List.of(row(message, origin)));
    }

    private FeedRow row(Message message, Origin origin) {
        if (message.getBody() instanceof UnreadableBody) {
            return invalid("The message is neither text nor bytes; send the ticket as a text message", null);
        }
        String text = message.getBody(String.class);
        try {
            return new FeedRow.Accepted(ticket(parse(text), origin));
        } catch (NoTicketException e) {
            return invalid(e.getMessage(), text);
        }
    }

    private Ticket ticket(JsonNode ticket, Origin origin) {
        String faults = schema.validate(ticket).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new NoTicketException("The ticket is not as its schema says: " + faults);
        }
        ObjectNode event = ((ObjectNode) ticket).put("event", "ticket").set("origin", json.valueToTree(origin));
        return json.convertValue(event, Ticket.class);
    }

    private JsonNode parse(String text) {
        try {
            JsonNode ticket = json.readTree(text == null ? "" : text);
            if (ticket.isObject()) {
                return ticket;
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new NoTicketException(
                    "The ticket is no JSON: see line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
        throw new NoTicketException("The ticket is no JSON object; send one that is as its schema says");
    }

    private static FeedRow invalid(String reason, String raw) {
        return new FeedRow.Invalid(0, null, Fault.UNREADABLE_RECORD, reason, raw);
    }

    /** A sender whose clock is ahead asks for nothing that is to be done later. */
    private Instant sentAt(Long timestamp) {
        Instant now = clock.instant();
        Instant sent = timestamp == null || timestamp == 0 ? now : Instant.ofEpochMilli(timestamp);
        return sent.isAfter(now) ? now : sent;
    }

    private static final class NoTicketException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoTicketException(String message) {
            super(message, null, false, false);
        }
    }
}
