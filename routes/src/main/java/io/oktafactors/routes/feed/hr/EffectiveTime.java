package io.oktafactors.routes.feed.hr;

import static io.oktafactors.routes.feed.HrColumn.CONTRACT_END_DATE;
import static io.oktafactors.routes.feed.HrColumn.EFFECTIVE_DATE;
import static io.oktafactors.routes.feed.HrColumn.HIRE_DATE;
import static io.oktafactors.routes.feed.HrColumn.LAST_WORKING_DAY;
import static io.oktafactors.routes.feed.HrColumn.TERMINATION_DATE;

import io.oktafactors.routes.event.EventType;
import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowValues;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** When a row takes effect: the first date that the row has, in the order of its type, and a rule that makes it an instant. */
final class EffectiveTime {

    private static final Map<EventType, List<HrColumn>> DATES = Map.of(
            EventType.JOINER, List.of(EFFECTIVE_DATE, HIRE_DATE),
            EventType.REHIRE, List.of(EFFECTIVE_DATE, HIRE_DATE),
            EventType.MOVER, List.of(EFFECTIVE_DATE),
            EventType.LEAVER, List.of(EFFECTIVE_DATE, LAST_WORKING_DAY, TERMINATION_DATE, CONTRACT_END_DATE));

    private final HrCsvOptions options;
    private final DateReader dates;
    private final Map<EventType, Rule> rules;

    EffectiveTime(HrCsvOptions options) {
        this.options = options;
        this.dates = new DateReader(options.dateOrder());
        this.rules = Map.of(
                EventType.JOINER, this::beforeStartOfDay,
                EventType.REHIRE, this::beforeStartOfDay,
                EventType.MOVER, (date, zone) -> date.atStartOfDay(zone).toInstant(),
                EventType.LEAVER, this::atCutOff);
    }

    /** Only a mover may have no date; it then takes effect when the file was written. */
    Instant of(EventType type, RowValues row, ZoneId zone, Instant occurredAt) {
        Optional<LocalDate> date = DATES.get(type).stream()
                .filter(column -> row.get(column) != null)
                .findFirst()
                .map(column -> dates.read(column, row.get(column)));
        if (date.isEmpty() && type == EventType.MOVER) {
            return occurredAt;
        }
        return rules.get(type).instant(date.orElseThrow(() -> noDate(type)), zone);
    }

    private Instant beforeStartOfDay(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().minus(options.joinerLead());
    }

    private Instant atCutOff(LocalDate date, ZoneId zone) {
        LocalTime cutOff = date.getDayOfWeek() == DayOfWeek.FRIDAY ? options.fridayCutOff() : options.leaverCutOff();
        return date.atTime(cutOff).atZone(zone).toInstant();
    }

    private static RowFault noDate(EventType type) {
        List<HrColumn> columns = DATES.get(type);
        String names = columns.stream().map(HrColumn::label).collect(Collectors.joining(", "));
        return new RowFault(
                columns.get(1),
                Fault.MISSING_VALUE,
                "The row has no date for a " + type + "; enter one of " + names + ".");
    }

    @FunctionalInterface
    private interface Rule {
        Instant instant(LocalDate date, ZoneId zone);
    }
}
