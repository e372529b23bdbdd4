package io.oktafactors.routes.state;

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
 * The newest event of each person that work was begun on. An older one that comes late is never applied: a delayed joiner
 * cannot undo a leaver, nor a late leaver a re-hire.
 */
@Repository
public class Fence {

    private final JdbcClient jdbc;

    Fence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The event that stands in the way of another. */
    public record Mark(String eventId, Instant effectiveAt, Instant occurredAt, int line) {

        /** The one that takes effect later is newer, else the one written later, else the one further down its file. */
        private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::effectiveAt)
                .thenComparing(Mark::occurredAt)
                .thenComparingInt(Mark::line);

        /** The mark of an event, as precise as the database keeps it: a finer one would seem older than itself. */
        static Mark of(HrEvent event) {
            return new Mark(
                    event.eventId(),
                    event.effectiveAt().truncatedTo(ChronoUnit.MILLIS),
                    event.origin().occurredAt().truncatedTo(ChronoUnit.MILLIS),
                    event.origin().line());
        }
    }

    /**
     * Lets an event pass that is the person's newest so far, and remembers it.
     *
     * @return empty if it passed, else the newer one
     */
    @Transactional
    public Optional<Mark> pass(HrEvent event) {
        String person = event.person().employeeNumber();
        Mark mark = Mark.of(event);
        Optional<Mark> newest = jdbc.sql("select * from fence where person = :person for update")
                .param("person", person)
                .query(Fence::mark)
                .optional();
        if (newest.isPresent() && newest.get().eventId().equals(mark.eventId())) {
            return Optional.empty();
        }
        if (newest.isPresent() && Mark.ORDER.compare(newest.get(), mark) > 0) {
            return newest;
        }
        jdbc.sql(
                        newest.isPresent()
                                ? "update fence set event_id = :id, effective_at = :effectiveAt,"
                                        + " occurred_at = :occurredAt, line = :line where person = :person"
                                : "insert into fence (person, event_id, effective_at, occurred_at, line)"
                                        + " values (:person, :id, :effectiveAt, :occurredAt, :line)")
                .param("person", person)
                .param("id", mark.eventId())
                .param("effectiveAt", EventStore.at(mark.effectiveAt()))
                .param("occurredAt", EventStore.at(mark.occurredAt()))
                .param("line", mark.line())
                .update();
        return Optional.empty();
    }

    private static Mark mark(ResultSet row, int number) throws SQLException {
        return new Mark(
                row.getString("event_id"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getInt("line"));
    }
}
