package io.oktafactors.routes.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.JsonObjects;
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

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final ObjectMapper json;
    private final JsonObjects objects;
    private final JsonSchema schema;
    private final Clock clock;

    TicketReader(ObjectMapper json, Clock clock) {
        this.json = json;
        this.objects = new JsonObjects(json);
        this.clock = clock;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(TicketReader.class.getResourceAsStream("/schema/ticket.schema.json"));
    }

    /** A message of the ticket queue as a feed of one row. */
    FeedBatch read(Message message) {
        return FeedBatch.ofMessages(SOURCE, List.of(row(message)));
    }

    private FeedRow row(Message message) {
        if (message.getBody() instanceof UnreadableBody unreadable) {
            return invalid(unreadable.reason(), null);
        }
        String text = message.getBody(String.class);
        try {
            return new FeedRow.Accepted(
                    ticket(objects.read(text), sentAt(message.getHeader("JMSTimestamp", Long.class))));
        } catch (JsonObjects.NotOneObjectException e) {
            return invalid("The ticket " + e.getMessage() + "; send one object that is as its schema says", text);
        } catch (NoTicketException e) {
            return invalid(e.getMessage(), text);
        }
    }

    private Ticket ticket(ObjectNode ticket, Instant sentAt) {
        String faults = schema.validate(ticket).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new NoTicketException("The ticket is not as its schema says: " + faults);
        }
        checkPhone(ticket.path("phone").asText(null));
        String name = "ticket " + ticket.path("ticket").asText() + " message "
                + ticket.path("id").asText();
        ObjectNode event =
                ticket.put("event", "ticket").set("origin", json.valueToTree(new Origin(SOURCE, name, 0, sentAt)));
        return json.convertValue(event, Ticket.class);
    }

    /** The old phone goes first, so a number that no network has would leave the person without any. */
    private static void checkPhone(String phone) {
        try {
            if (phone != null && !NUMBERS.isValidNumber(NUMBERS.parse(phone, null))) {
                throw new NoTicketException("$.phone: is not a valid phone number; write it as +14155550123");
            }
        } catch (NumberParseException e) {
            throw new NoTicketException("$.phone: is not a phone number; write it as +14155550123");
        }
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
