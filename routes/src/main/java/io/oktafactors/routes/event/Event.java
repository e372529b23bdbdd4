package io.oktafactors.routes.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Locale;

/** Something that is to be done for one person's factors, whatever the source it came from: what the work queue carries. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = HrEvent.class, name = "hr"),
    @JsonSubTypes.Type(value = Ticket.class, name = "ticket"),
    @JsonSubTypes.Type(value = PendingCheck.class, name = "pending")
})
public sealed interface Event permits HrEvent, Ticket, PendingCheck {

    /** How many UTF-16 characters {@link #subject} and {@link #personName} may have: as many as the stores have room for. */
    int LONGEST_NAME = 100;

    /** At most 64 characters; the same for the same event, however often it comes. See {@link EventIds}. */
    String eventId();

    /** The id that the content of the event asks for. */
    String idFrom(EventIds ids);

    /** The event under another id. */
    Event withEventId(String id);

    /** Login of the person at Okta. */
    String login();

    /** How the source names the person. */
    String personName();

    /** Name of the kind of event, for store and audit. */
    String typeName();

    Lane lane();

    /** When the event takes effect; may be in the future. */
    Instant effectiveAt();

    Origin origin();

    /** The person as one key: events with the same one are worked on one after the other. */
    default String subject() {
        return subjectOf(login());
    }

    /** The subject of whoever has a login; it may be longer than the login. */
    static String subjectOf(String login) {
        return login.toLowerCase(Locale.ROOT);
    }
}
