package io.oktafactors.camel.options;

import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A place that may have values for keys.
 *
 * @param rank 2 for the first place; the options of endpoint and component come before it
 * @param place text before the name of a value in messages, such as "the environment variable "
 * @param name the name that a key has there
 * @param values returns the text for a key, or null
 * @param names all names in this place
 */
public record ConfigSource(
        int rank,
        String place,
        UnaryOperator<String> name,
        UnaryOperator<String> values,
        Supplier<Collection<String>> names) {

    static ConfigSource of(int rank, String place, Map<String, String> values) {
        return new ConfigSource(rank, place, UnaryOperator.identity(), values::get, values::keySet);
    }

    /** The names in this place that are misspellings of the key. */
    Stream<String> mistypedNamesOf(ClientProperty key) {
        String prefix = name.apply(ClientProperty.PREFIX);
        return names.get().stream()
                .filter(found -> found.regionMatches(true, 0, prefix, 0, prefix.length()))
                .filter(found -> ClientProperty.meantBy(found.substring(prefix.length()))
                        .filter(key::equals)
                        .isPresent())
                .filter(found -> ClientProperty.spellingsOfAll().map(name).noneMatch(found::equals));
    }

    /** The spelling of the key that has a value here, or null. */
    String spellingOf(ClientProperty key) {
        return key.allSpellings()
                .filter(spelling -> hasValue(values.apply(spelling)))
                .findFirst()
                .orElse(null);
    }

    public String describe(ClientProperty key) {
        String spelling = spellingOf(key);
        return place + name.apply(spelling == null ? key.key() : spelling);
    }

    private static boolean hasValue(String text) {
        return text != null && !text.isBlank();
    }
}
