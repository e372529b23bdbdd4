package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * The event to check an enrolled factor that is not activated yet.
 *
 * @param eventId computed from factor, login and number; null in a message from before ids were made with a key
 * @param factorId id of the factor
 * @param login login of its owner
 * @param number how often the factor was checked before: each check is a separate event
 * @param origin where it comes from
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record PendingCheck(String eventId, String factorId, String login, int number, Origin origin) implements Event {

    private static final String KIND = "pending";

    public PendingCheck {
        Objects.requireNonNull(factorId, "factorId");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(origin, "origin");
        eventId = eventId == null ? UnkeyedIds.ofPendingCheck(factorId, number) : eventId;
    }

    /** A check with the id that belongs to its content. */
    public static PendingCheck of(EventIds ids, String factorId, String login, int number, Origin origin) {
        return new PendingCheck(ids.of(KIND, content(factorId, login, number)), factorId, login, number, origin);
    }

    @Override
    public String idFrom(EventIds ids) {
        return ids.of(KIND, content(factorId, login, number));
    }

    @Override
    public PendingCheck withEventId(String id) {
        return new PendingCheck(id, factorId, login, number, origin);
    }

    private static List<String> content(String factorId, String login, int number) {
        return List.of(factorId, login, String.valueOf(number));
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
