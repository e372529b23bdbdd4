package io.oktafactors.sandbox.http.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.json.Body;
import io.oktafactors.sandbox.limit.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of a request body under {@code /sandbox}. Unknown fields are refused. */
final class Fields {
    private final JsonNode body;

    private Fields(JsonNode body) {
        this.body = body;
    }

    static Fields of(Call call, String... known) {
        JsonNode body = Body.required(call.body());
        body.fieldNames().forEachRemaining(name -> {
            if (!List.of(known).contains(name)) {
                throw new SandboxException("There is no field '" + name + "'. Use " + String.join(", ", known) + ".");
            }
        });
        return new Fields(body);
    }

    boolean has(String field) {
        return body.hasNonNull(field);
    }

    String text(String field) {
        return Body.text(body, field);
    }

    String text(String field, String byDefault) {
        return has(field) ? text(field) : byDefault;
    }

    /** A text, or a list of them. */
    Set<String> texts(String field) {
        return has(field) && body.get(field).isTextual() ? Set.of(text(field)) : Set.copyOf(Body.texts(body, field));
    }

    Map<String, String> map(String field) {
        JsonNode object = Body.object(body, field);
        Map<String, String> map = new LinkedHashMap<>();
        object.fieldNames().forEachRemaining(name -> map.put(name, Body.text(object, name)));
        return map;
    }

    double number(String field, double byDefault) {
        return has(field) ? numeric(field).asDouble() : byDefault;
    }

    long whole(String field, long byDefault) {
        if (has(field) && !numeric(field).isIntegralNumber()) {
            throw new SandboxException("'" + field + "' must be a whole number.");
        }
        return has(field) ? body.get(field).asLong() : byDefault;
    }

    int small(String field, int byDefault) {
        long value = whole(field, byDefault);
        if (value != (int) value) {
            throw new SandboxException("'" + field + "' is too large.");
        }
        return (int) value;
    }

    /** Written as 60s, 5m or 1h, or as in ISO 8601. */
    Duration duration(String field) {
        String text = text(field);
        try {
            return Durations.parse(text).orElseGet(() -> Duration.parse(text));
        } catch (DateTimeException e) {
            throw new SandboxException("'" + text + "' is not a duration. Write " + field + " as 90s, 5m or 1h.", e);
        }
    }

    Instant instant(String field) {
        return instant(field, text(field));
    }

    /** The maximum number of items that a query asks for; by default all. */
    static int most(Call call, String parameter) {
        String text = call.query(parameter);
        if (text == null) {
            return Integer.MAX_VALUE;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new SandboxException("'" + text + "' is not a number. Write " + parameter + " as 50.");
        }
        return Integer.parseInt(text);
    }

    static Instant instant(String field, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new SandboxException("'" + text + "' is not a time. Write " + field + " as 2026-03-04T10:15:30Z.", e);
        }
    }

    <E extends Enum<E>> E oneOf(String field, E[] choices) {
        String text = text(field, "");
        return Arrays.stream(choices)
                .filter(choice -> choice.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new SandboxException("'" + text + "' is not a " + field + ". Use one of "
                        + String.join(
                                ", ", Arrays.stream(choices).map(Enum::name).toList()) + "."));
    }

    private JsonNode numeric(String field) {
        if (!body.get(field).isNumber()) {
            throw new SandboxException("'" + field + "' must be a number.");
        }
        return body.get(field);
    }
}
