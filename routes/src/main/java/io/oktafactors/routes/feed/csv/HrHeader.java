package io.oktafactors.routes.feed.csv;

import io.oktafactors.routes.feed.Fault;
import io.oktafactors.routes.feed.FeedException;
import io.oktafactors.routes.feed.HrColumn;
import io.oktafactors.routes.feed.RowFault;
import io.oktafactors.routes.feed.RowValues;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The header of a file.
 *
 * @param line its physical line
 * @param cells the original names, without empty ones at the end
 * @param indexes position of each known column
 */
record HrHeader(long line, List<String> cells, Map<HrColumn, Integer> indexes) {

    /** The value of a record in a column; null if the file has no such column, or the record is too short. */
    String valueOf(HrColumn column, List<String> fields) {
        Integer index = indexes.get(column);
        return index == null || index >= fields.size() ? null : fields.get(index);
    }

    /** Maximum length of a cell in spreadsheets. */
    static final int MAX_CELL = 32_767;

    private static final Pattern NAME = Pattern.compile("[\\p{L} ._/-]{1,40}");

    static HrHeader of(RawRecord record) {
        List<String> cells = withoutEmptyEnd(record.fields());
        Map<HrColumn, Integer> indexes = new EnumMap<>(HrColumn.class);
        for (int i = 0; i < cells.size(); i++) {
            int index = i;
            HrColumn.named(cells.get(i)).ifPresent(column -> indexes.putIfAbsent(column, index));
        }
        return new HrHeader(record.line(), cells, indexes);
    }

    int columns() {
        return cells.size();
    }

    /** Throws an exception if the whole file is unreadable. */
    void check(String file) {
        if (indexes.isEmpty()) {
            throw new FeedException(file + ": line " + line
                    + " is not a header: it has no known column name, or a quoted value is not closed. " + needed());
        }
        checkNoneIsDouble(file);
        boolean complete = indexes.containsKey(HrColumn.EMPLOYEE_NUMBER)
                && indexes.containsKey(HrColumn.LOGIN)
                && (indexes.containsKey(HrColumn.ACTION) || indexes.containsKey(HrColumn.STATUS));
        if (!complete) {
            throw new FeedException(file + ": required columns are missing in the header in line " + line + ". Found: "
                    + found() + ". " + needed());
        }
    }

    private void checkNoneIsDouble(String file) {
        for (int i = 0; i < cells.size(); i++) {
            HrColumn column = HrColumn.named(cells.get(i)).orElse(null);
            if (column != null && indexes.get(column) != i) {
                throw new FeedException(file + ": the columns \"" + cells.get(indexes.get(column)) + "\" and \""
                        + cells.get(i) + "\" in line " + line + " both mean " + column.label()
                        + "; remove one of them.");
            }
        }
    }

    boolean isRepeatedBy(List<String> fields) {
        List<String> others = withoutEmptyEnd(fields);
        return others.size() == columns()
                && IntStream.range(0, columns())
                        .allMatch(i -> HrColumn.folded(others.get(i)).equals(HrColumn.folded(cells.get(i))));
    }

    /** Throws a fault if a record has too few or too many values; additional empty ones at the end are allowed. */
    void checkWidth(List<String> fields) {
        int found = fields.size();
        if (found < columns()) {
            throw new RowFault(
                    Fault.TOO_FEW_COLUMNS,
                    "The row has " + found + " columns and the header " + columns()
                            + "; add the missing values, also empty ones.");
        }
        int used = withoutEmptyEnd(fields).size();
        if (used > columns()) {
            throw new RowFault(
                    Fault.TOO_MANY_COLUMNS,
                    "The row has " + used + " columns and the header " + columns()
                            + "; put quotes around values that contain the separator.");
        }
    }

    /** Throws a fault if a record has a value that is too long. */
    void checkLengths(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).length() > MAX_CELL) {
                throw new RowFault(
                        Fault.TOO_LONG,
                        "Column " + (i + 1) + " of the row has more than " + MAX_CELL + " characters; shorten it.");
            }
        }
    }

    private String found() {
        List<String> names =
                cells.stream().filter(cell -> NAME.matcher(cell).matches()).toList();
        int others = columns() - names.size();
        return String.join(", ", names) + (others == 0 ? "" : " and " + others + " more");
    }

    private static String needed() {
        return "Required: employeeNumber, login, and action or status. Other names for them: "
                + Stream.of(HrColumn.EMPLOYEE_NUMBER, HrColumn.LOGIN, HrColumn.ACTION, HrColumn.STATUS)
                        .flatMap(column -> column.names().stream().skip(1))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static List<String> withoutEmptyEnd(List<String> fields) {
        int size = fields.size();
        while (size > 0 && RowValues.trimmed(fields.get(size - 1)).isEmpty()) {
            size--;
        }
        return fields.subList(0, size);
    }
}
