package io.oktafactors.routes.state;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.oktafactors.routes.event.Event;
import io.oktafactors.routes.event.ShownText;
import io.oktafactors.routes.event.Ticket;
import io.oktafactors.routes.event.UnkeyedIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The state of each event: one row each, written before the event is handed over. */
@Repository
public class EventStore {

    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    /** Whether there are events from before ids were made with a key; no more of these are added. */
    private final boolean hasUnkeyed;

    EventStore(JdbcOperations batches, Clock clock) {
        this.jdbc = JdbcClient.create(batches);
        this.batches = batches;
        this.clock = clock;
        this.hasUnkeyed = jdbc.sql("select count(*) from event where not keyed")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * The entry of an event.
     *
     * @param subject the person as one key, see {@link Event#subject}
     * @param keyed whether its id is made with the key of the installation; false if it was accepted before there was a key
     */
    public record Entry(
            String eventId,
            @JsonIgnore String subject,
            String person,
            String type,
            Instant effectiveAt,
            String feed,
            long line,
            EventState state,
            String reason,
            int rateLimited,
            int attempts,
            @JsonIgnore boolean keyed) {

        /** Whether the event was read at this line of this feed, now or before a restart. */
        public boolean isFrom(String feed, long line) {
            boolean sameFeed =
                    keyed ? this.feed.equals(feed) : fileOf(this.feed).equals(fileOf(feed));
            return sameFeed && this.line == line;
        }

        /** The hash in the name of a feed was made without a key as well. */
        private static String fileOf(String feed) {
            int hash = feed.lastIndexOf('@');
            return hash < 0 ? feed : feed.substring(0, hash);
        }
    }

    /** The entry of an event, if it was accepted. */
    public Optional<Entry> find(String eventId) {
        return jdbc.sql("select * from event where event_id = :id")
                .param("id", eventId)
                .query(EventStore::entry)
                .optional();
    }

    /** The entry of an event that was read, also if it was accepted before ids were made with a key. */
    public Optional<Entry> find(Event event) {
        Optional<Entry> entry = find(event.eventId());
        return entry.isPresent() || !hasUnkeyed
                ? entry
                : find(UnkeyedIds.of(event)).filter(before -> !before.keyed());
    }

    /** The entries of events that were read, by the id of the event; without those that were not accepted before. */
    public Map<String, Entry> find(List<Event> events) {
        if (hasUnkeyed) {
            Map<String, Entry> found = new HashMap<>();
            events.forEach(event -> find(event).ifPresent(entry -> found.put(event.eventId(), entry)));
            return found;
        }
        return events.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select * from event where event_id in (:ids)")
                        .param(
                                "ids",
                                events.stream().map(Event::eventId).distinct().toList())
                        .query(EventStore::entry)
                        .stream()
                        .collect(Collectors.toMap(Entry::eventId, Function.identity()));
    }

    /**
     * The entry that a new event gets. One that takes effect later than now is scheduled.
     */
    public Entry entryOf(Event event, String feed) {
        return new Entry(
                event.eventId(),
                event.subject(),
                event.personName(),
                event.typeName(),
                event.effectiveAt(),
                feed,
                event.origin().line(),
                event.effectiveAt().isAfter(clock.instant()) ? EventState.SCHEDULED : EventState.ACCEPTED,
                null,
                0,
                0,
                true);
    }

    /** Adds the entries of new events. */
    public void add(List<Entry> entries) {
        OffsetDateTime now = at(clock.instant());
        batches.batchUpdate(
                "insert into event (event_id, subject, person, type, effective_at, feed, line, state, accepted_at, updated_at, keyed)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)",
                entries.stream()
                        .map(entry -> new Object[] {
                            entry.eventId(),
                            entry.subject(),
                            entry.person(),
                            entry.type(),
                            at(entry.effectiveAt()),
                            entry.feed(),
                            entry.line(),
                            entry.state().name(),
                            now,
                            now
                        })
                        .toList());
    }

    /** Removes the entry of an event that failed, so that it may be added again with its new origin. */
    public void remove(Entry givenUp) {
        jdbc.sql("delete from event where event_id = :id")
                .param("id", givenUp.eventId())
                .update();
    }

    /** Whether the person has an unfinished leaver event that takes effect before this event. */
    public boolean hasOpenLeaverBefore(Event event) {
        return isOneOpen(jdbc.sql("select state from event where subject = :subject and type = 'LEAVER'"
                        + " and effective_at <= :effectiveAt and event_id <> :id")
                .param("subject", event.subject())
                .param("effectiveAt", at(event.effectiveAt()))
                .param("id", event.eventId()));
    }

    /** Whether the person has an unfinished ticket that was accepted before this event. */
    public boolean hasOpenTicketBefore(Event event) {
        return isOneOpen(jdbc.sql("select o.state from event o join event e on e.event_id = :id"
                        + " where o.subject = e.subject and o.type in (:tickets)"
                        + " and (o.accepted_at < e.accepted_at"
                        + " or o.accepted_at = e.accepted_at and o.event_id < e.event_id)")
                .param("id", event.eventId())
                .param(
                        "tickets",
                        Stream.of(Ticket.Kind.values()).map(Enum::name).toList()));
    }

    /** The state is not a condition of the statement: H2 would read all open events, by the index of the state. */
    private static boolean isOneOpen(JdbcClient.StatementSpec states) {
        return states.query(String.class).list().stream()
                .anyMatch(state -> !EventState.valueOf(state).isLast());
    }

    /** Moves an event to a state. */
    public void move(String eventId, EventState state, String reason) {
        move(eventId, state, reason, "");
    }

    private void move(String eventId, EventState state, String reason, String count) {
        jdbc.sql("update event set state = :state, reason = :reason, updated_at = :now" + count
                        + " where event_id = :id")
                .param("state", state.name())
                .param("reason", shortened(reason))
                .param("now", at(clock.instant()))
                .param("id", eventId)
                .update();
    }

    /** Moves an event to {@link EventState#RATE_LIMITED} and counts it. */
    public void countRateLimited(String eventId, String reason) {
        move(eventId, EventState.RATE_LIMITED, reason, ", rate_limited = rate_limited + 1");
    }

    /** Moves an event to {@link EventState#RETRYING} and counts the attempt that failed. */
    public void countAttempt(String eventId, String reason) {
        move(eventId, EventState.RETRYING, reason, ", attempts = attempts + 1");
    }

    /** The number of events in one of the states. */
    public long count(Collection<EventState> states) {
        return jdbc.sql("select count(*) from event where state in (:states)")
                .param("states", states.stream().map(EventState::name).toList())
                .query(Long.class)
                .single();
    }

    /** The events in a state, oldest change first. */
    public Collection<Entry> in(Set<EventState> states, int most) {
        return jdbc.sql("select * from event where state in (:states) order by updated_at, event_id limit :most")
                .param("states", states.stream().map(EventState::name).toList())
                .param("most", most)
                .query(EventStore::entry)
                .list();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static String shortened(String reason) {
        return ShownText.atMost(LONGEST_REASON, reason);
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getString("event_id"),
                row.getString("subject"),
                row.getString("person"),
                row.getString("type"),
                row.getObject("effective_at", OffsetDateTime.class).toInstant(),
                row.getString("feed"),
                row.getLong("line"),
                EventState.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getInt("rate_limited"),
                row.getInt("attempts"),
                row.getBoolean("keyed"));
    }
}
