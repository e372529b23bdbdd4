package io.oktafactors.camel;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A place that may hold values for keys.
 *
 * @param rank 2 for the place that is asked first; before it come the options of endpoint and component
 * @param place how it is called before the name of a value, such as "the environment variable "
 * @param name the name that a key has there
 * @param values gives the text for a key, or null
 */
record OktaSource(int rank, String place, UnaryOperator<String> name, UnaryOperator<String> values) {

    static OktaSource of(int rank, String place, Map<String, String> values) {
        return new OktaSource(rank, place, UnaryOperator.identity(), values::get);
    }

    /** The spelling of the key that has a value here, or null. */
    String spellingOf(OktaKey key) {
        return key.spellings().stream()
                .flatMap(spelling -> Stream.of(spelling, OktaKey.hyphenated(spelling)))
                .filter(spelling -> hasValue(values.apply(spelling)))
                .findFirst()
                .orElse(null);
    }

    String describe(OktaKey key) {
        String spelling = spellingOf(key);
        return place + name.apply(spelling == null ? key.key() : spelling);
    }

    private static boolean hasValue(String text) {
        return text != null && !text.isBlank();
    }
}
