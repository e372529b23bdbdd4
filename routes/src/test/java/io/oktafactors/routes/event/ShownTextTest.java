package io.oktafactors.routes.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0",
                "\u001B",
                "\u007F",
                "\u009B",
                "\u202A",
                "\u202B",
                "\u202C",
                "\u202D",
                "\u202E",
                "\u2066",
                "\u2067",
                "\u2068",
                "\u2069",
                "\u200E",
                "\u200F",
                "\u061C",
                "\uFEFF",
                "\uD800",
                "\uDC00",
                "\uDBFF\u0041"
            })
    void whatIsObeyedRatherThanShownIsReplaced(String unseen) {
        assertThat(ShownText.of("a" + unseen + "b")).startsWith("a\uFFFD").doesNotContain(unseen.substring(0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\t", "\u0085", "\u2028", "\u2029", "\u000B"})
    void aTextIsOneLine(String lineBreak) {
        assertThat(ShownText.of("a" + lineBreak + "b")).isEqualTo("a b");
    }

    @Test
    void allElseIsShownAsItIs() {
        String text = "Zoë 山田 \uD83D\uDE00 \u00A0 - 100 %";

        assertThat(ShownText.of(text)).isEqualTo(text);
        assertThat(ShownText.of(null)).isNull();
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        String cut = ShownText.atMost(10, "123456\uD83D\uDE00789");

        assertThat(cut).isEqualTo("123456...");
        assertThat(ShownText.atMost(10, "1234567890")).isEqualTo("1234567890");
    }
}
