package io.oktafactors.routes.ticket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedBatch;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.JsonObjects;
import io.oktafactors.routes.feed.RowGuard;
import io.oktafactors.routes.queue.UnreadableBody;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/**
 * Reads tickets, as {@code schema/ticket.schema.json} describes them. Unknown fields are ignored. The error for an invalid
 * message names the field, and quotes nothing.
 */
@Component
class TicketReader {

    private static final String SOURCE = "tickets";

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    /** Control characters, also at the end, which the schema does not check, and unpaired surrogates, which are invalid in JSON. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private final ObjectMapper json;
    private final EventIds ids;
    private final JsonSchema schema;
    private final Set<String> fields;
    private final Clock clock;

    TicketReader(ObjectMapper json, EventIds ids, Clock clock) {
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(TicketReader.class.getResourceAsStream("/schema/ticket.schema.json"));
        this.fields = new HashSet<>();
        schema.getSchemaNode().path("properties").fieldNames().forEachRemaining(fields::add);
    }

    /** A message of the ticket queue as a batch of one row. */
    FeedBatch read(Message message) {
        return FeedBatch.ofMessages(SOURCE, List.of(row(message)));
    }

    private FeedRow row(Message message) {
        if (message.getBody() instanceof UnreadableBody unreadable) {
            return invalid(unreadable.reason(), null);
        }
        String text = message.getBody(String.class);
        return RowGuard.read(SOURCE, 0, text, () -> row(text, sentAt(message.getHeader("JMSTimestamp", Long.class))));
    }

    private FeedRow row(String text, Instant sentAt) {
        try {
            return new FeedRow.Accepted(ticket(JsonObjects.read(text), sentAt));
        } catch (JsonObjects.NotOneObjectException e) {
            return invalid(
                    "The ticket " + e.getMessage() + "; send one JSON object that is valid by the ticket schema", text);
        } catch (NoTicketException e) {
            return invalid(e.getMessage(), text);
        }
    }

    private Ticket ticket(ObjectNode written, Instant sentAt) {
        String faults = schema.validate(written).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new NoTicketException("The ticket does not match its schema: " + faults);
        }
        ObjectNode known = written.retain(fields);
        checkTexts(known);
        checkPhone(known.path("phone").asText(null));
        String name = "ticket " + known.path("ticket").asText() + " message "
                + known.path("id").asText();
        known.put("event", "ticket").set("origin", json.valueToTree(new Origin(SOURCE, name, 0, sentAt)));
        Ticket ticket = json.convertValue(known, Ticket.class);
        return ticket.withEventId(ticket.idFrom(ids));
    }

    /** The schema counts whole characters of the original text; the stores count UTF-16, and logins in lower case. */
    private static void checkTexts(ObjectNode ticket) {
        ticket.fields().forEachRemaining(field -> {
            if (UNSEEN.matcher(field.getValue().asText()).find()) {
                throw new NoTicketException(
                        "$." + field.getKey() + ": contains a control character or an incomplete character");
            }
        });
        checkLength("login", Event.subjectOf(ticket.path("login").asText()));
        checkLength("ticket", ticket.path("ticket").asText());
    }

    private static void checkLength(String field, String stored) {
        if (stored.length() > Event.LONGEST_NAME) {
            throw new NoTicketException("$." + field + ": is longer than " + Event.LONGEST_NAME
                    + " characters in lower case, where an emoji counts as two");
        }
    }

    /** The factors of the old phone are removed first, so an invalid number would leave the person without any factor. */
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

    /** A sender whose clock is ahead must not delay the ticket, and one without a clock must not make it old. */
    private Instant sentAt(Long timestamp) {
        Instant now = clock.instant();
        Instant sent = timestamp == null || timestamp <= 0 ? now : Instant.ofEpochMilli(timestamp);
        return sent.isAfter(now) ? now : sent;
    }

    private static final class NoTicketException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NoTicketException(String message) {
            super(message, null, false, false);
        }
    }
}
