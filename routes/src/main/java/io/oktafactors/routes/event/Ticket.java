package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A request of a ticket system; {@code ticket.schema.json} describes its format.
 *
 * @param eventId computed from the request, so an {@code id} that is used twice does not give one person the result of another.
 * Whether there is an answer is part of it, but not the answer itself: answers are short, valid for years and useful elsewhere,
 * and a reader of the database has the key too. Null in a message from before ids were made with a key
 * @param id id of this message: a ticket with the same id and the same content is not processed again
 * @param ticket number of the ticket; the messages of one verification share it
 * @param kind kind of the request
 * @param login the caller's login at Okta
 * @param phone the new number of {@code lost-phone}, in E.164
 * @param factorType the type of factor that {@code verify} is to use; null for the first that the person has
 * @param passCode completes a verification or the enrollment of a new phone
 * @param answer completes a verification by security question
 * @param origin where it was read
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Ticket(
        String eventId,
        String id,
        String ticket,
        Kind kind,
        String login,
        String phone,
        String factorType,
        String passCode,
        String answer,
        Origin origin)
        implements Event {

    /** The kinds of ticket. */
    public enum Kind {
        /** Every factor is removed; the person enrolls again at the next sign-in. */
        @JsonProperty("reset-mfa")
        RESET_MFA,
        /** The factors of the old phone are removed, and the new one is enrolled. */
        @JsonProperty("lost-phone")
        LOST_PHONE,
        /** The caller has to prove who they are. */
        @JsonProperty("verify")
        VERIFY
    }

    public Ticket {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(ticket, "ticket");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(login, "login");
        eventId = eventId == null
                ? UnkeyedIds.ofTicket(content(id, ticket, kind, login, phone, factorType, passCode, answer))
                : eventId;
    }

    @Override
    public String idFrom(EventIds ids) {
        return ids.of("ticket", content());
    }

    @Override
    public Ticket withEventId(String id) {
        return new Ticket(id, this.id, ticket, kind, login, phone, factorType, passCode, answer, origin);
    }

    /** The content that the id is computed from. */
    List<String> content() {
        return content(id, ticket, kind, login, phone, factorType, passCode, answer);
    }

    private static List<String> content(
            String id,
            String ticket,
            Kind kind,
            String login,
            String phone,
            String factorType,
            String passCode,
            String answer) {
        return Arrays.asList(
                id,
                ticket,
                kind.name(),
                Event.subjectOf(login),
                phone,
                factorType,
                passCode,
                answer == null ? null : "answered");
    }

    @Override
    public String personName() {
        return login;
    }

    @Override
    public String typeName() {
        return kind.name();
    }

    @Override
    public Lane lane() {
        return Lane.INTERACTIVE;
    }

    @Override
    public Instant effectiveAt() {
        return origin.occurredAt();
    }

    /** Whether the ticket contains the caller's code or answer. */
    public boolean completes() {
        return passCode != null || answer != null;
    }

    /** A copy without the code, which is used up, and without the answer, which is valid for years. */
    public Ticket withoutSecrets() {
        return new Ticket(eventId, id, ticket, kind, login, phone, factorType, null, null, origin);
    }

    @Override
    public String toString() {
        return "Ticket[id=" + id + ", ticket=" + ticket + ", kind=" + kind + "]";
    }
}
