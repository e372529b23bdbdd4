package io.oktafactors.routes.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * The ids of events. They are computed from what is to be done and for whom: the same row or ticket has the same id, wherever
 * it is read, and a corrected one has another id. Without the key of the installation, nobody can make an id, or test guesses
 * of what an event contains.
 */
public final class EventIds {

    private final ContentIds contents;

    public EventIds(ContentIds contents) {
        this.contents = contents;
    }

    /**
     * The id of an event that consists of these values.
     *
     * @param kind kind of event
     */
    String of(String kind, List<String> values) {
        return contents.of(kind, values);
    }

    /** Whether the id of an event belongs to its content, and so was made by this installation. */
    public boolean isGenuine(Event event) {
        return MessageDigest.isEqual(
                event.idFrom(this).getBytes(StandardCharsets.UTF_8),
                event.eventId().getBytes(StandardCharsets.UTF_8));
    }
}
