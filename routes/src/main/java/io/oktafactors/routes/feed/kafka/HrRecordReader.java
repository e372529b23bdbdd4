package io.oktafactors.routes.feed.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.routes.event.EventIds;
import io.oktafactors.routes.event.Origin;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedRow;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.JsonObjects;
import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowGuard;
import io.oktafactors.routes.feed.RowValues;
import io.oktafactors.routes.feed.hr.DateReader;
import io.oktafactors.routes.feed.hr.HrCsvOptions;
import io.oktafactors.routes.feed.hr.RowReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads one HR event from a message: {@code {"type": "joiner", "effectiveDate": "2026-03-02", "zone": "Europe/Berlin",
 * "occurredAt": "2026-02-20T09:00:00Z", "person": {"employeeNumber": …, "login": …, …}}}. The person's fields have the names of
 * the columns of {@link HrColumn}, and values are read in the same way. Other fields are ignored. Immutable and thread-safe.
 */
public final class HrRecordReader {

    private static final String OCCURRED_AT = "occurredAt";

    private final RowReader rows;

    public HrRecordReader(HrCsvOptions options, EventIds ids) {
        this.rows = new RowReader(options, ids);
    }

    /**
     * @param value the message; null for a tombstone: the person's record was deleted from the source
     * @param origin where it was read; its time is used if the message has none
     */
    public FeedRow read(String value, Origin origin) {
        if (value == null || value.isBlank()) {
            return new FeedRow.Skipped(origin.line(), "tombstone");
        }
        return RowGuard.read(origin.name(), origin.line(), value, () -> {
            JsonNode message = parse(value);
            return new FeedRow.Accepted(rows.event(new RowValues(values(message)::get), at(message, origin)));
        });
    }

    private static JsonNode parse(String value) {
        try {
            JsonNode message = JsonObjects.read(value);
            if (message.path("person").isObject()) {
                return message;
            }
        } catch (JsonObjects.NotOneObjectException e) {
            throw new RowFault(
                    Fault.UNREADABLE_RECORD, "The record " + e.getMessage() + "; see docs/routes.md for the format.");
        }
        throw new RowFault(
                Fault.UNREADABLE_RECORD,
                "The record is not a JSON object with the field person; see docs/routes.md for the format.");
    }

    private static Map<HrColumn, String> values(JsonNode message) {
        Map<HrColumn, String> values = new EnumMap<>(HrColumn.class);
        message.path("person").fields().forEachRemaining(field -> HrColumn.named(field.getKey())
                .ifPresent(column -> putOnce(values, column, ofPerson(column, field.getValue()))));
        put(values, HrColumn.ACTION, "type", message);
        put(values, HrColumn.EFFECTIVE_DATE, "effectiveDate", message);
        put(values, HrColumn.TIMEZONE, "zone", message);
        return values;
    }

    /** Two names of one column are refused like a duplicate name, since two readers might interpret them differently. */
    private static void putOnce(Map<HrColumn, String> values, HrColumn column, String value) {
        if (value == null) {
            return;
        }
        if (values.containsKey(column)) {
            throw new RowFault(
                    column,
                    Fault.UNREADABLE_RECORD,
                    "Two fields of person mean " + column.label() + "; remove one of them.");
        }
        values.put(column, value);
    }

    private static String ofPerson(HrColumn column, JsonNode value) {
        boolean isWord = column == HrColumn.STATUS && value.isBoolean();
        if (value.isNull() || value.isTextual() || value.isIntegralNumber() || isWord) {
            return value.isNull() ? null : value.asText();
        }
        throw new RowFault(
                column,
                Fault.UNREADABLE_RECORD,
                column.label() + " of person is neither a string nor a whole number; write it as a string.");
    }

    private static void put(Map<HrColumn, String> values, HrColumn column, String field, JsonNode message) {
        String value = text(field, message);
        if (value != null) {
            values.put(column, value);
        }
    }

    private static String text(String field, JsonNode message) {
        JsonNode value = message.path(field);
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        throw new RowFault(Fault.UNREADABLE_RECORD, field + " is not a string; write it in quotes, or remove it.");
    }

    private static Origin at(JsonNode message, Origin origin) {
        String written = text(OCCURRED_AT, message);
        if (written != null && !written.isEmpty()) {
            return new Origin(origin.source(), origin.name(), origin.line(), instant(written));
        }
        return origin;
    }

    private static Instant instant(String written) {
        try {
            Instant instant = Instant.parse(written);
            if (DateReader.isInRange(instant)) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw new RowFault(
                    Fault.BAD_DATE, "occurredAt is not a valid time; write it as 2026-03-02T09:00:00Z, or remove it.");
        }
        throw new RowFault(
                Fault.DATE_OUT_OF_RANGE, "occurredAt is not in " + DateReader.RANGE + "; correct it, or remove it.");
    }
}
