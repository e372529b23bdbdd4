package io.oktafactors.camel;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses what was meant by a name that there is none of. */
final class Spelling {

    private static final int FARTHEST = 3;

    private Spelling() {}

    /** The question to put into a message, such as "; did you mean token?"; empty where no name is near. */
    static String hint(String name, Collection<String> known) {
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
        return name.replaceAll("[-_/]", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters have to be put in, left out or replaced to make one of the other (Levenshtein). */
    private static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] line = new int[above.length];
            line[0] = row;
            for (int column = 1; column < line.length; column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                line[column] = Math.min(replaced, 1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[to.length()];
    }
}
