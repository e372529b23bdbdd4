package io.oktafactors.routes.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.event.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads one HR event of a message: {@code {"type": "joiner", "effectiveDate": "2026-03-02", "zone": "Europe/Berlin",
 * "occurredAt": "2026-02-20T09:00:00Z", "person": {"employeeNumber": …, "login": …, …}}}. The person's fields have the names of
 * the columns of {@link HrColumn}, and all are understood as there. Other fields are ignored. Immutable and safe for many threads.
 */
final class HrRecordReader {

    private final JsonObjects objects;
    private final RowReader rows;

    HrRecordReader(ObjectMapper json, HrCsvOptions options) {
        this.objects = new JsonObjects(json);
        this.rows = new RowReader(options);
    }

    /**
     * @param value the message; null says that the person's record was deleted from the source
     * @param origin where it was read; its time stands where the message tells none
     */
    FeedRow read(String value, Origin origin) {
        if (value == null || value.isBlank()) {
            return new FeedRow.Skipped(origin.line(), "tombstone");
        }
        try {
            JsonNode message = parse(value);
            return new FeedRow.Accepted(rows.event(
                    new RowValues(values(message)::get),
                    at(message.path("occurredAt").asText(), origin)));
        } catch (RowFault fault) {
            return fault.at(origin.line(), value);
        }
    }

    private JsonNode parse(String value) {
        try {
            JsonNode message = objects.read(value);
            if (message.path("person").isObject()) {
                return message;
            }
        } catch (JsonObjects.NotOneObjectException e) {
            throw new RowFault(Fault.UNREADABLE_RECORD, "The record " + e.getMessage() + "; see the documentation.");
        }
        throw new RowFault(
                Fault.UNREADABLE_RECORD, "The record is no JSON object with a person in it; see the documentation.");
    }

    private static Map<HrColumn, String> values(JsonNode message) {
        Map<HrColumn, String> values = new EnumMap<>(HrColumn.class);
        message.path("person").fields().forEachRemaining(field -> HrColumn.named(field.getKey())
                .filter(column ->
                        field.getValue().isValueNode() && !field.getValue().isNull())
                .ifPresent(column -> values.put(column, field.getValue().asText())));
        put(values, HrColumn.ACTION, message.path("type"));
        put(values, HrColumn.EFFECTIVE_DATE, message.path("effectiveDate"));
        put(values, HrColumn.TIMEZONE, message.path("zone"));
        return values;
    }

    private static void put(Map<HrColumn, String> values, HrColumn column, JsonNode value) {
        if (value.isTextual()) {
            values.put(column, value.textValue());
        }
    }

    private static Origin at(String occurredAt, Origin origin) {
        try {
            return occurredAt.isEmpty()
                    ? origin
                    : new Origin(origin.source(), origin.name(), origin.line(), Instant.parse(occurredAt));
        } catch (DateTimeException e) {
            throw new RowFault(
                    Fault.BAD_DATE,
                    "occurredAt is not a point in time; write it as 2026-03-02T09:00:00Z or leave it out.");
        }
    }
}
