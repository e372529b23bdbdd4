package io.oktafactors.routes.feed.hr;

import static java.lang.Integer.parseInt;

import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.hr.HrCsvOptions.DateOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date in any of the formats of its table. Of a date with a time, only the date is used. */
public final class DateReader {

    private static final int FIRST_YEAR = 1950;
    private static final int LAST_YEAR = 2100;
    private static final Instant FIRST =
            LocalDate.of(FIRST_YEAR, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final Instant END =
            LocalDate.of(LAST_YEAR + 1, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
    private static final int LAST_MONTH = 12;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private static final String TIME =
            "(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-](?:0\\d|1[0-8]):?[0-5]\\d)?";
    private static final List<Form> FORMS = List.of(
            form("(\\d{4})-(\\d{2})-(\\d{2})", DateReader::yearMonthDay),
            form("(\\d{4})-(\\d{2})-(\\d{2})T" + TIME, DateReader::yearMonthDay),
            form("(\\d{4})/(\\d{1,2})/(\\d{1,2})", DateReader::yearMonthDay),
            form("(\\d{4})(\\d{2})(\\d{2})", DateReader::yearMonthDay),
            form("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})", (m, order) -> dayMonthYear(m)),
            form("(\\d{1,2})/(\\d{1,2})/(\\d{4})", DateReader::ordered),
            form("(\\d{1,2})-(\\d{1,2})-(\\d{4})", DateReader::ordered),
            form("(\\d{1,2})-([A-Za-z]{3})-(\\d{4})", (m, order) -> dayNameYear(m)));
    private static final String KNOWN = "write yyyy-MM-dd, or another of the forms yyyy/MM/dd, yyyyMMdd, dd.MM.yyyy, "
            + "dd-MMM-yyyy, yyyy-MM-ddTHH:mm:ss, or day, month and year with / or - in the order of the option"
            + " dateOrder.";

    /** The years of all dates and times, as text. */
    public static final String RANGE = "the years " + FIRST_YEAR + " to " + LAST_YEAR;

    private final DateOrder order;

    DateReader(DateOrder order) {
        this.order = order;
    }

    /** Whether a time is in the allowed years; the database cannot store all years. */
    public static boolean isInRange(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    LocalDate read(HrColumn column, String value) {
        Parts parts = FORMS.stream()
                .map(form -> form.parts(value, order))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new RowFault(column, Fault.BAD_DATE, column.label() + " is not a date; " + KNOWN));
        if (parts.year() < FIRST_YEAR || parts.year() > LAST_YEAR) {
            throw new RowFault(
                    column,
                    Fault.DATE_OUT_OF_RANGE,
                    column.label() + " is in the year " + parts.year() + "; the year must be from " + FIRST_YEAR
                            + " to " + LAST_YEAR + "; correct it or leave it empty.");
        }
        if (parts.inOtherOrder()) {
            throw new RowFault(
                    column,
                    Fault.DATE_ORDER,
                    column.label() + " has the month " + parts.month() + ": the option dateOrder is " + order
                            + "; correct the date, write yyyy-MM-dd, or change the option.");
        }
        if (!parts.exists()) {
            throw new RowFault(
                    column,
                    Fault.IMPOSSIBLE_DATE,
                    column.label() + " has the day " + parts.day() + " in month " + parts.month()
                            + ", which does not exist in this year (the option dateOrder is " + order
                            + "); correct the date.");
        }
        return LocalDate.of(parts.year(), parts.month(), parts.day());
    }

    private static Parts yearMonthDay(MatchResult m, DateOrder order) {
        return new Parts(parseInt(m.group(1)), parseInt(m.group(2)), parseInt(m.group(3)), false);
    }

    private static Parts dayMonthYear(MatchResult m) {
        return new Parts(parseInt(m.group(3)), parseInt(m.group(2)), parseInt(m.group(1)), false);
    }

    private static Parts dayNameYear(MatchResult m) {
        int month = MONTHS.indexOf(m.group(2).toLowerCase(Locale.ROOT)) + 1;
        return month == 0 ? null : new Parts(parseInt(m.group(3)), month, parseInt(m.group(1)), false);
    }

    private static Parts ordered(MatchResult m, DateOrder order) {
        int first = parseInt(m.group(1));
        int second = parseInt(m.group(2));
        int year = parseInt(m.group(3));
        return order == DateOrder.MONTH_FIRST
                ? new Parts(year, first, second, true)
                : new Parts(year, second, first, true);
    }

    private static Form form(String pattern, Layout layout) {
        return new Form(Pattern.compile(pattern), layout);
    }

    @FunctionalInterface
    private interface Layout {
        Parts parts(MatchResult match, DateOrder order);
    }

    private record Form(Pattern pattern, Layout layout) {
        Parts parts(String value, DateOrder order) {
            Matcher match = pattern.matcher(value);
            return match.matches() ? layout.parts(match.toMatchResult(), order) : null;
        }
    }

    private record Parts(int year, int month, int day, boolean orderMatters) {

        boolean inOtherOrder() {
            return orderMatters && month > LAST_MONTH && day <= LAST_MONTH;
        }

        boolean exists() {
            return month >= 1
                    && month <= LAST_MONTH
                    && YearMonth.of(year, month).isValidDay(day);
        }
    }
}
