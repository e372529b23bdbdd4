package io.oktafactors.routes.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Counts what is in the other stores. */
@Repository
public class ReportStore {

    private static final String PROBLEMS = """
            select lower(state) as kind, feed, line, person, reason from event
            where state in ('REJECTED', 'FAILED', 'SUPERSEDED') or (state = 'UNENROLLED' and reason <> 'Leaves')
            union all
            select lower(verdict), feed, line, null, reason from feed_row where verdict in ('INVALID', 'DUPLICATE')
            order by feed, line
            """;

    private final JdbcClient jdbc;

    ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The report as of now. */
    @Transactional(readOnly = true)
    public Report report() {
        return new Report(
                number("select count(distinct subject) from event"),
                counts("select verdict, count(*) as n from feed_row group by verdict", RowVerdict.Kind.class),
                counts("select state, count(*) as n from event group by state", EventState.class),
                number("select count(*) from event where rate_limited > 0"),
                number("select coalesce(sum(rate_limited), 0) from event"),
                problems());
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private <E extends Enum<E>> Map<E, Long> counts(String sql, Class<E> type) {
        Map<E, Long> counts = new EnumMap<>(type);
        jdbc.sql(sql).query(row -> {
            counts.put(Enum.valueOf(type, row.getString(1)), row.getLong(2));
        });
        return counts;
    }

    private List<Report.Problem> problems() {
        return jdbc.sql(PROBLEMS).query(Report.Problem.class).list();
    }
}
