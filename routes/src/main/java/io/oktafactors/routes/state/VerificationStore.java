package io.oktafactors.routes.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Open verifications, which callers have not answered yet: one factor for each ticket. */
@Repository
public class VerificationStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    VerificationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param subject the person who was asked
     * @param purpose what the answer is for
     * @param openedBy id of the event that sent the challenge
     * @param answeredBy id of the event whose answer was sent to Okta and has no result yet; null if there is none
     */
    public record Open(
            String ticket,
            String subject,
            String factorId,
            String factorType,
            Purpose purpose,
            String openedBy,
            String answeredBy) {}

    /** The purpose of an answer. */
    public enum Purpose {
        /** The caller proves who they are. */
        VERIFY,
        /** The caller's new factor becomes active. */
        ACTIVATE
    }

    public Optional<Open> find(String ticket) {
        return jdbc.sql("select * from verification where ticket = :ticket")
                .param("ticket", ticket)
                .query(VerificationStore::open)
                .optional();
    }

    /** Opens a verification; it replaces one that the ticket had before. */
    @Transactional
    public void open(Open open) {
        close(open.ticket());
        jdbc.sql("insert into verification (ticket, subject, factor_id, factor_type, purpose, opened_by, opened_at)"
                        + " values (:ticket, :subject, :factorId, :factorType, :purpose, :openedBy, :now)")
                .param("ticket", open.ticket())
                .param("subject", open.subject())
                .param("factorId", open.factorId())
                .param("factorType", open.factorType())
                .param("purpose", open.purpose().name())
                .param("openedBy", open.openedBy())
                .param("now", EventStore.at(clock.instant()))
                .update();
    }

    /** Records that an answer is about to be sent to Okta. */
    public void passOn(String ticket, String eventId) {
        jdbc.sql("update verification set answered_by = :eventId where ticket = :ticket")
                .param("eventId", eventId)
                .param("ticket", ticket)
                .update();
    }

    /** Takes that back, since Okta did not check the answer. */
    public void takeBack(String ticket) {
        passOn(ticket, null);
    }

    public void close(String ticket) {
        jdbc.sql("delete from verification where ticket = :ticket")
                .param("ticket", ticket)
                .update();
    }

    private static Open open(ResultSet row, int number) throws SQLException {
        return new Open(
                row.getString("ticket"),
                row.getString("subject"),
                row.getString("factor_id"),
                row.getString("factor_type"),
                Purpose.valueOf(row.getString("purpose")),
                row.getString("opened_by"),
                row.getString("answered_by"));
    }
}
