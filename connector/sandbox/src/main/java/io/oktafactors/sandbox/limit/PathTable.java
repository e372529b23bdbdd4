package io.oktafactors.sandbox.limit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Rows by path, of which the most specific applies: a whole path before a prefix, a longer prefix before a shorter one, a
 * literal segment before a placeholder, a row for certain methods before one for all.
 *
 * <p>A pattern is a path with placeholders, such as {@code /api/v1/users/{userId}}; {@code /*} at its end matches all paths
 * below.
 */
public final class PathTable<T> {
    private static final String REST = "*";

    private final List<Row<T>> rows;

    private PathTable(List<Row<T>> rows) {
        this.rows = rows;
    }

    @SafeVarargs
    public static <T> PathTable<T> of(Row<T>... rows) {
        return of(Arrays.asList(rows));
    }

    public static <T> PathTable<T> of(List<Row<T>> rows) {
        return new PathTable<>(rows.stream().sorted(Row.MOST_SPECIFIC_FIRST).toList());
    }

    /** The value of the most specific row for a call, if there is any; a path that cannot be decoded is used unchanged. */
    public Optional<T> find(String method, String path) {
        String[] segments = segments(path);
        if (path.indexOf('%') >= 0 && UrlText.readable(path)) {
            Arrays.setAll(segments, i -> UrlText.ofSegment(segments[i]));
        }
        for (Row<T> row : rows) {
            if (row.matches(method, segments)) {
                return Optional.of(row.value);
            }
        }
        return Optional.empty();
    }

    private static String[] segments(String path) {
        return Stream.of(path.split("/")).filter(segment -> !segment.isEmpty()).toArray(String[]::new);
    }

    /** A value for a pattern and some methods; without methods it applies to all. */
    public static final class Row<T> {
        private static final Comparator<Row<?>> MOST_SPECIFIC_FIRST = Comparator.<Row<?>, Boolean>comparing(
                        row -> row.open)
                .thenComparing(row -> -row.segments.length)
                .thenComparing(row -> row.shape)
                .thenComparing(row -> row.methods.isEmpty());

        private final Set<String> methods;
        private final String[] segments;
        private final boolean open;
        private final String shape;
        private final T value;

        public Row(Set<String> methods, String pattern, T value) {
            String[] all = segments(pattern);
            this.methods = Set.copyOf(methods);
            this.open = all.length > 0 && all[all.length - 1].equals(REST);
            this.segments = open ? Arrays.copyOf(all, all.length - 1) : all;
            this.shape = Stream.of(segments)
                    .map(segment -> placeholder(segment) ? "1" : "0")
                    .reduce("", String::concat);
            this.value = value;
        }

        private boolean matches(String method, String[] path) {
            if (open ? path.length < segments.length : path.length != segments.length) {
                return false;
            }
            for (int i = 0; i < segments.length; i++) {
                if (!placeholder(segments[i]) && !segments[i].equals(path[i])) {
                    return false;
                }
            }
            return methods.isEmpty() || methods.contains(method.toUpperCase(Locale.ROOT));
        }

        private static boolean placeholder(String segment) {
            return segment.startsWith("{");
        }
    }
}
