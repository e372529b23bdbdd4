package io.oktafactors.routes.demo;

import io.oktafactors.routes.state.EventState;
import io.oktafactors.routes.state.Report;
import io.oktafactors.routes.state.RowVerdict;
import java.util.List;

/** The report as text for a terminal. */
final class ReportTable {

    private record Row(String label, long count, String remark) {}

    private ReportTable() {}

    /** The report in one line. */
    static String progress(Report report) {
        long done = report.events().entrySet().stream()
                .filter(entry -> entry.getKey().isLast())
                .mapToLong(entry -> entry.getValue())
                .sum();
        return "rows read %d, events completed %d, queued %d, waiting for Okta's rate limit %d, retrying %d, scheduled for later %d"
                .formatted(
                        report.rows().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        done,
                        report.events(EventState.ACCEPTED),
                        report.events(EventState.RATE_LIMITED),
                        report.events(EventState.RETRYING),
                        report.events(EventState.SCHEDULED));
    }

    /** The report as a table, followed by each row that needs attention. */
    static String of(Report report) {
        List<Row> rows = List.of(
                new Row("people", report.people(), ""),
                new Row("enrolled", report.events(EventState.ENROLLED), "have each factor that the policy requires"),
                new Row("unenrolled", report.events(EventState.UNENROLLED), "have no factor left"),
                new Row(
                        "superseded",
                        report.events(EventState.SUPERSEDED),
                        "older than an event that was processed before"),
                new Row("scheduled", report.events(EventState.SCHEDULED), "held by the broker until they take effect"),
                new Row("rejected", report.events(EventState.REJECTED), "queue mfa.rejected"),
                new Row("failed", report.events(EventState.FAILED), "queue mfa.failed"),
                new Row(
                        "were rate-limited",
                        report.returned(),
                        report.returns() + " returns in all from the queue mfa.rate-limited"),
                new Row("invalid rows", report.rows(RowVerdict.Kind.INVALID), "queue mfa.invalid"),
                new Row("duplicate rows", report.rows(RowVerdict.Kind.DUPLICATE), "dropped"),
                new Row("skipped rows", report.rows(RowVerdict.Kind.SKIPPED), "blank lines, repeated headers"));
        StringBuilder table = new StringBuilder("\n");
        for (Row row : rows) {
            table.append("  %-20s %5d  %s%n".formatted(row.label(), row.count(), row.remark()));
        }
        table.append("\nReasons\n");
        for (Report.Problem problem : report.problems()) {
            table.append("  %-10s %s%s:%d  %s%n"
                    .formatted(
                            problem.kind(),
                            problem.person() == null ? "" : problem.person() + " ",
                            problem.feed().replaceFirst("@.*", ""),
                            problem.line(),
                            problem.reason()));
        }
        return table.toString();
    }
}
