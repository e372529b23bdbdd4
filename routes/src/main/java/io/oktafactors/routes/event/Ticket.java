package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a service desk asks for; {@code ticket.schema.json} describes it to those who write one.
 *
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
    }

    /**
     * Follows from what is asked for: an id that is used twice does not give one person the result of another. That there is an
     * answer counts, and what it is does not: event ids are kept, and short answers could be guessed from them.
     */
    @Override
    public String eventId() {
        String answered = answer == null ? null : "answered";
        String content = Stream.of(id, ticket, kind.name(), subject(), phone, factorType, passCode, answered)
                .map(value -> value == null ? "" : value)
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
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
        return new Ticket(id, ticket, kind, login, phone, factorType, null, null, origin);
    }

    @Override
    public String toString() {
        return "Ticket[id=" + id + ", ticket=" + ticket + ", kind=" + kind + "]";
    }
}
