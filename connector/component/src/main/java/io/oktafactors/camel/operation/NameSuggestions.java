package io.oktafactors.camel.operation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds the known name that is most similar to an unknown one. */
public final class NameSuggestions {

    private static final int FARTHEST = 3;

    private NameSuggestions() {}

    /** The question for a message, such as "; did you mean token?"; empty if no known name is similar. */
    public static String hint(String name, Collection<String> known) {
        String plain = plain(name);
        int farthest = Math.min(FARTHEST, plain.length() / 2);
        return known.stream()
                .filter(candidate -> distance(plain, plain(candidate)) <= farthest)
                .min(Comparator.comparingInt((String candidate) -> distance(plain, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> "; did you mean " + candidate + "?")
                .orElse("");
    }

    private static String plain(String name) {
        return name.replaceAll("[-_/.]", "").toLowerCase(Locale.ROOT);
    }

    /**
     * The distance of a name from a known one of which it is a misspelling: 0 if they differ only in case, hyphens and dots,
     * plus 1 for each of the few letters that may differ; empty if it is not a misspelling.
     */
    public static OptionalInt mistyped(String name, String known) {
        String plain = plain(name);
        int farthest = plain.length() < 4 ? 0 : plain.length() < 10 ? 1 : 2;
        int distance = distance(plain, plain(known));
        return distance <= farthest ? OptionalInt.of(distance) : OptionalInt.empty();
    }

    /** The number of letters to insert, delete, replace or swap to make one name of the other (Damerau, Levenshtein). */
    private static int distance(String from, String to) {
        int[][] lines = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row < lines.length; row++) {
            for (int column = 0; column <= to.length(); column++) {
                lines[row][column] = row == 0 || column == 0 ? row + column : step(lines, row, column, from, to);
            }
        }
        return lines[from.length()][to.length()];
    }

    private static int step(int[][] lines, int row, int column, String from, String to) {
        char here = from.charAt(row - 1);
        char there = to.charAt(column - 1);
        int replaced = lines[row - 1][column - 1] + (here == there ? 0 : 1);
        int best = Math.min(replaced, 1 + Math.min(lines[row - 1][column], lines[row][column - 1]));
        boolean swapped = row > 1 && column > 1 && here == to.charAt(column - 2) && there == from.charAt(row - 2);
        return swapped ? Math.min(best, lines[row - 2][column - 2] + 1) : best;
    }
}
