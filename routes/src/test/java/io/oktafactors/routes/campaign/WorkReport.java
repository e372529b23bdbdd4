package io.oktafactors.routes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.oktafactors.routes.AppProcess;
import java.util.Set;

/** What {@code /actuator/mfa} tells of a running app. */
record WorkReport(JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OPEN = Set.of("ACCEPTED", "RATE_LIMITED", "RETRYING");

    static WorkReport of(AppProcess app) {
        try {
            return new WorkReport(JSON.readTree(app.get("/actuator/mfa").body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events that something will be done about by itself, those of a later day not counted. */
    long openEvents() {
        return json.path("events").properties().stream()
                .filter(state -> OPEN.contains(state.getKey()))
                .mapToLong(state -> state.getValue().asLong())
                .sum();
    }

    long failedEvents() {
        return json.path("events").path("FAILED").asLong();
    }

    JsonNode rows() {
        return json.path("rows");
    }

    /** Rows and records that have an outcome. */
    long allRows() {
        return rows().properties().stream()
                .mapToLong(verdict -> verdict.getValue().asLong())
                .sum();
    }
}
