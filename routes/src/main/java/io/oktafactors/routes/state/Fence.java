package io.oktafactors.routes.state;

import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.event.HrEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * For each person, the newest event that was begun. An older one that is received later is never applied: a delayed joiner
 * cannot undo a leaver, nor a late leaver a re-hire.
 */
@Repository
public class Fence {

    private final JdbcClient jdbc;

    Fence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest begun event of a person. */
    public record Mark(String eventId, String type, Instant effectiveAt, Instant occurredAt, long line) {

        /**
         * The event that takes effect later is newer, else the one that was written later, else the one further down in its
         * file.
         */
        private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::effectiveAt)
                .thenComparing(Mark::occurredAt)
                .thenComparingLong(Mark::line);

        /** The mark of an event, with the time precision of the database: with a finer one it would seem older than itself. */
        static Mark of(Event event) {
            return new Mark(
                    event.eventId(),
                    event.typeName(),
                    event.effectiveAt().truncatedTo(ChronoUnit.MILLIS),
                    event.origin().occurredAt().truncatedTo(ChronoUnit.MILLIS),
                    event.origin().line());
        }

        boolean isSameAs(Mark other) {
            return eventId.equals(other.eventId());
        }

        boolean isNewerThan(Mark other) {
            return !isSameAs(other) && ORDER.compare(this, other) > 0;
        }
    }

    /** The event of the person that was begun and is newer than this one; empty if there is none. */
    public Optional<Mark> newerThan(Event event) {
        Mark mark = Mark.of(event);
        return newest(event.subject(), "").filter(newest -> newest.isNewerThan(mark));
    }

    /** Stores an HR event as the person's newest, unless there is a newer one. Other events do not change the fence. */
    @Transactional
    public void begin(Event event) {
        if (!(event instanceof HrEvent)) {
            return;
        }
        Mark mark = Mark.of(event);
        Optional<Mark> newest = newest(event.subject(), " for update");
        if (newest.isPresent() && (newest.get().isSameAs(mark) || newest.get().isNewerThan(mark))) {
            return;
        }
        jdbc.sql(
                        newest.isPresent()
                                ? "update fence set event_id = :id, type = :type, effective_at = :effectiveAt,"
                                        + " occurred_at = :occurredAt, line = :line where subject = :subject"
                                : "insert into fence (subject, event_id, type, effective_at, occurred_at, line)"
                                        + " values (:subject, :id, :type, :effectiveAt, :occurredAt, :line)")
                .param("subject", event.subject())
                .param("id", mark.eventId())
                .param("type", mark.type())
                .param("effectiveAt", EventStore.at(mark.effectiveAt()))
                .param("occurredAt", EventStore.at(mark.occurredAt()))
                .param("line", mark.line())
                .update();
    }

    /** The event that ended the person's employment, if it is the newest; then nothing else is done for the person. */
    public Optional<Mark> leaverBefore(Event event) {
        return newest(event.subject(), "").filter(mark -> mark.type().equals(EventType.LEAVER.name()));
    }

    private Optional<Mark> newest(String subject, String lock) {
        return jdbc.sql("select * from fence where subject = :subject" + lock)
                .param("subject", subject)
                .query(Fence::mark)
                .optional();
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        return new Mark(
                row.getString("event_id"),
                row.getString("type"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getLong("line"));
    }
}
