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
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads tickets, as {@code schema/ticket.schema.json} describes them. Fields that it does not name are ignored. */
@Component
class TicketReader {

    private final ObjectMapper json;
    private final JsonSchema schema;

    TicketReader(ObjectMapper json) {
        this.json = json;
        this.schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(TicketReader.class.getResourceAsStream("/schema/ticket.schema.json"));
    }

    /**
     * @throws InvalidTicketException if the text is no ticket
     */
    Ticket read(String text, Origin origin) {
        JsonNode ticket = parse(text);
        String faults = schema.validate(ticket).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw new InvalidTicketException("The ticket is not as its schema says: " + faults);
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
            throw new InvalidTicketException(
                    "The ticket is no JSON: see line " + at.getLineNr() + ", column " + at.getColumnNr());
        }
        throw new InvalidTicketException("The ticket is no JSON object; send one that is as its schema says");
    }
}
