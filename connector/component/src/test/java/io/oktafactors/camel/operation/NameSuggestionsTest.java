package io.oktafactors.camel.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which name is guessed for one that there is none of. */
class NameSuggestionsTest {

    @ParameterizedTest
    @CsvSource({
        // a third of a long name may differ, half of a short one
        "abcdefgh, abcdexyz, true",
        "abcdefgh, abcdwxyz, false",
        "abcd, abxy, true",
        "abcd, axyz, false",
        "ab, ax, true",
        "ab, xy, false",
        "a, b, false",
        // one step each: left out, put in, replaced, swapped
        "lstFactors, listFactors, true",
        "liistFactors, listFactors, true",
        "ilstFactors, listFactors, true",
        "list-factors, listFactors, true",
        "LIST_FACTORS, listFactors, true",
        "list.factors/, listFactors, true"
    })
    void aNameThatIsNearIsHintedAt(String name, String known, boolean near) {
        assertThat(NameSuggestions.hint(name, List.of(known))).isEqualTo(near ? "; did you mean " + known + "?" : "");
    }

    @Test
    void theNearestNameIsTheOneAndOfSeveralTheFirstInTheAlphabet() {
        assertThat(NameSuggestions.hint("tokem", List.of("tokens", "totem", "token", "toker")))
                .isEqualTo("; did you mean token?");
        assertThat(NameSuggestions.hint("tokens", List.of("tokem", "tokens2"))).isEqualTo("; did you mean tokens2?");
        assertThat(NameSuggestions.hint("tokens", List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "abc, ABC, 0",
                "abc, abd, -",
                "abcd, abce, 1",
                "abcd, abef, -",
                "abcdefghi, abcdefghx, 1",
                "abcdefghi, abcdefgxy, -",
                "abcdefghij, abcdefghxy, 2",
                "abcdefghij, abcdefgxyz, -",
                // at the beginning, in the middle and at the end
                "bacdefghij, abcdefghij, 1",
                "abcdfeghij, abcdefghij, 1",
                "abcdefghji, abcdefghij, 1",
                "badcefghij, abcdefghij, 2",
                "bcdefghijk, abcdefghijk, 1",
                "aabcdefghij, abcdefghij, 1",
                "abcdefghij, abcdefghijk, 1",
                "abcdefghij, abcdefghi, 1",
                "xbcdefghiy, abcdefghij, 2",
                // no swap: the letters are others, or do not stand side by side
                "axcdefghib, abcdefghix, 2",
                "bxcdefghij, abcdefghij, 2",
                "xacdefghij, abcdefghij, 2"
            })
    void aNameThatIsSurelyMistypedIsAsFarAsItHasOtherLetters(String name, String known, Integer distance) {
        assertThat(NameSuggestions.mistyped(name, known).stream().boxed())
                .isEqualTo(distance == null ? List.of() : List.of(distance));
    }

    @Test
    void nothingIsAsFarFromANameAsTheNameIsLong() {
        assertThat(NameSuggestions.hint("", List.of("a", ""))).isEqualTo("; did you mean ?");
        assertThat(NameSuggestions.hint("abcdef", List.of(""))).isEmpty();
    }
}
