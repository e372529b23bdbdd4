package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Locale;

/** What is to be done for one person's factors, from any source. Events are the messages of the work queue. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HrEvent.class, name = "hr"),
    @JsonSubTypes.Type(value = Ticket.class, name = "ticket"),
    @JsonSubTypes.Type(value = PendingCheck.class, name = "pending")
})
public sealed interface Event permits HrEvent, Ticket, PendingCheck {

    /** Maximum length of {@link #subject} and {@link #personName} in UTF-16 characters, which is that of the database columns. */
    int LONGEST_NAME = 100;

    /** At most 64 characters; the same whenever the same event is received again. See {@link EventIds}. */
    String eventId();

    /** The id that belongs to the content of the event. */
    String idFrom(EventIds ids);

    /** A copy with another id. */
    Event withEventId(String id);

    /** Login of the person at Okta. */
    String login();

    /** The name of the person in the source. */
    String personName();

    /** Name of the kind of event, for store and audit. */
    String typeName();

    Lane lane();

    /** When the event takes effect; may be in the future. */
    Instant effectiveAt();

    Origin origin();

    /** The key of the person: events with the same key are processed one after the other. */
    default String subject() {
        return subjectOf(login());
    }

    /** The subject of a person with this login; it may be longer than the login. */
    static String subjectOf(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
