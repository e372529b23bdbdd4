package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * One change of one person's employment, from any source.
 *
 * @param eventId computed from type, person and effective time only: the same row in another file or line has the same id, and
 * a corrected row has another
 * @param type what happened
 * @param person the person after the change
 * @param effectiveAt when the change takes effect; may be in the future
 * @param origin where the event was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HrEvent(String eventId, EventType type, Person person, Instant effectiveAt, Origin origin)
        implements Event {

    private static final String KIND = "hr";

    public HrEvent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(effectiveAt, "effectiveAt");
        Objects.requireNonNull(origin, "origin");
    }

    /** An event with the id that belongs to its content. */
    public static HrEvent of(EventIds ids, EventType type, Person person, Instant effectiveAt, Origin origin) {
        return new HrEvent(ids.of(KIND, content(type, person, effectiveAt)), type, person, effectiveAt, origin);
    }

    @Override
    public String login() {
        return person.login();
    }

    @Override
    public String personName() {
        return person.employeeNumber();
    }

    @Override
    public String typeName() {
        return type.name();
    }

    @Override
    public Lane lane() {
        return type == EventType.LEAVER ? Lane.URGENT : Lane.NORMAL;
    }

    @Override
    public String idFrom(EventIds ids) {
        return ids.of(KIND, content());
    }

    @Override
    public HrEvent withEventId(String id) {
        return new HrEvent(id, type, person, effectiveAt, origin);
    }

    /** The content that the id is computed from. */
    List<String> content() {
        return content(type, person, effectiveAt);
    }

    private static List<String> content(EventType type, Person person, Instant effectiveAt) {
        return Arrays.asList(
                type.name(),
                effectiveAt.toString(),
                person.employeeNumber(),
                person.login(),
                person.firstName(),
                person.lastName(),
                person.email(),
                person.secondEmail(),
                person.mobilePhone(),
                person.primaryPhone(),
                person.phoneExtension(),
                person.department(),
                person.userType(),
                person.countryCode(),
                person.locale());
    }
}
