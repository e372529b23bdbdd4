package io.oktafactors.camel.admission;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * A table for JMX: a row for each object, a column for each value of it.
 *
 * @param <T> what the rows are about
 */
final class JmxTable<T> {

    private final String name;
    private final String[] index;
    private final Map<String, Function<T, ?>> columns = new LinkedHashMap<>();
    private final Map<String, OpenType<?>> types = new LinkedHashMap<>();

    /** @param index the columns that identify a row */
    JmxTable(String name, String... index) {
        this.name = name;
        this.index = index;
    }

    JmxTable<T> text(String column, Function<T, String> value) {
        columns.put(column, value);
        types.put(column, SimpleType.STRING);
        return this;
    }

    JmxTable<T> number(String column, ToLongFunction<T> value) {
        columns.put(column, value::applyAsLong);
        types.put(column, SimpleType.LONG);
        return this;
    }

    /** The same rows for use without JMX, with the columns in their order. */
    List<Map<String, Object>> rows(List<T> things) {
        return things.stream()
                .map(thing -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    columns.forEach((column, value) -> row.put(column, value.apply(thing)));
                    return row;
                })
                .toList();
    }

    TabularData of(List<T> things) throws OpenDataException {
        String[] names = columns.keySet().toArray(String[]::new);
        CompositeType row =
                new CompositeType(name, name, names, names, types.values().toArray(OpenType<?>[]::new));
        TabularData table = new TabularDataSupport(new TabularType(name, name, row, index));
        for (Map<String, Object> values : rows(things)) {
            table.put(new CompositeDataSupport(row, values));
        }
        return table;
    }
}
