package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One change of one person's employment, whatever the source it was read from.
 *
 * @param eventId 32 hexadecimal digits that follow from type, person and effective time alone: the same row read twice,
 *     from whatever file and line, has the same id, and a corrected row has another
 * @param type what happened
 * @param person the person after the change
 * @param effectiveAt when the change takes effect; may be in the future
 * @param origin where the event was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record HrEvent(String eventId, EventType type, Person person, Instant effectiveAt, Origin origin)
        implements Event {

    private static final int ID_BYTES = 16;

    public HrEvent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(person, "person");
        Objects.requireNonNull(effectiveAt, "effectiveAt");
        Objects.requireNonNull(origin, "origin");
    }

    /** An event with the id that its content asks for. */
    public static HrEvent of(EventType type, Person person, Instant effectiveAt, Origin origin) {
        return new HrEvent(contentId(type, person, effectiveAt), type, person, effectiveAt, origin);
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

    private static String contentId(EventType type, Person person, Instant effectiveAt) {
        String content = Stream.of(
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
                        person.locale())
                .map(value -> value == null ? "-" : value.length() + ":" + value)
                .collect(Collectors.joining());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
