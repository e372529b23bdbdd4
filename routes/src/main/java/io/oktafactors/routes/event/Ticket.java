package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a service desk asks for; {@code ticket.schema.json} describes it to those who write one.
 *
 * @param eventId follows from what is asked for: an {@code id} that is used twice does not give one person the result of another.
 *     That there is an answer counts, and what it is does not: an answer is short, good for years, and of use elsewhere, and who has
 *     the database has the key too. Null stands for the one of a message from before there was a key
 * @param id id of this message: a ticket that comes again with the same one, and says the same, is not done again
 * @param ticket number of the ticket; the messages of one verification share it
 * @param kind what is asked for
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
        /** Every factor goes; the person enrolls anew at the next sign-in. */
        @JsonProperty("reset-mfa")
        RESET_MFA,
        /** The factors of the old phone go, and the new one is enrolled. */
        @JsonProperty("lost-phone")
        LOST_PHONE,
        /** The caller is to prove who they are. */
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

    /** What the event id follows from. */
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

    /** Whether the ticket brings what the caller was asked for. */
    public boolean completes() {
        return passCode != null || answer != null;
    }

    /** The ticket for others to look at: the code is spent, and an answer is good for years. */
    public Ticket withoutSecrets() {
        return new Ticket(eventId, id, ticket, kind, login, phone, factorType, null, null, origin);
    }

    @Override
    public String toString() {
        return "Ticket[id=" + id + ", ticket=" + ticket + ", kind=" + kind + "]";
    }
}
