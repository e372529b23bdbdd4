package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * A factor that was enrolled is to be looked at, for nobody has activated it yet.
 *
 * @param factorId id of the factor
 * @param login login of its owner
 * @param number how often the factor was looked at before: each time is an event of its own
 * @param origin where it comes from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PendingCheck(String factorId, String login, int number, Origin origin) implements Event {

    public PendingCheck {
        Objects.requireNonNull(factorId, "factorId");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(origin, "origin");
    }

    @Override
    public String eventId() {
        return UUID.nameUUIDFromBytes(("pending " + factorId + " " + number).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String personName() {
        return login;
    }

    @Override
    public String typeName() {
        return "PENDING_CHECK";
    }

    @Override
    public Lane lane() {
        return Lane.BACKGROUND;
    }

    @Override
    public Instant effectiveAt() {
        return origin.occurredAt();
    }
}
