package io.oktafactors.routes.state;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The factors that wait for their activation: one row each, until they are active or removed. */
@Repository
public class PendingStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    PendingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Pending> find(String factorId) {
        return jdbc.sql("select * from pending where factor_id = :id")
                .param("id", factorId)
                .query(PendingStore::pending)
                .optional();
    }

    /** All of them, in the order of enrollment. */
    public List<Pending> all() {
        return jdbc.sql("select * from pending order by enrolled_at, factor_id")
                .query(PendingStore::pending)
                .list();
    }

    /** Adds a factor, unless it is there already. */
    public void add(String factorId, String login, String factorType) {
        if (find(factorId).isEmpty()) {
            jdbc.sql("insert into pending (factor_id, login, factor_type, enrolled_at, code_sent_at)"
                            + " values (:id, :login, :type, :now, :now)")
                    .param("id", factorId)
                    .param("login", login)
                    .param("type", factorType)
                    .param("now", EventStore.at(clock.instant()))
                    .update();
        }
    }

    /** Counts a code that is about to be requested. */
    public void countResend(String factorId) {
        jdbc.sql("update pending set resends = resends + 1, code_sent_at = :now where factor_id = :id")
                .param("now", EventStore.at(clock.instant()))
                .param("id", factorId)
                .update();
    }

    /** Takes back the count of a code that was not sent. */
    public void uncountResend(Pending before) {
        jdbc.sql("update pending set resends = :resends, code_sent_at = :sentAt where factor_id = :id")
                .param("resends", before.resends())
                .param("sentAt", EventStore.at(before.codeSentAt()))
                .param("id", before.factorId())
                .update();
    }

    public void countCheck(String factorId) {
        jdbc.sql("update pending set checks = checks + 1 where factor_id = :id")
                .param("id", factorId)
                .update();
    }

    public void remove(String factorId) {
        jdbc.sql("delete from pending where factor_id = :id")
                .param("id", factorId)
                .update();
    }

    private static Pending pending(ResultSet row, int number) throws SQLException {
        return new Pending(
                row.getString("factor_id"),
                row.getString("login"),
                row.getString("factor_type"),
                row.getObject("enrolled_at", OffsetDateTime.class).toInstant(),
                row.getObject("code_sent_at", OffsetDateTime.class).toInstant(),
                row.getInt("resends"),
                row.getInt("checks"));
    }
}
