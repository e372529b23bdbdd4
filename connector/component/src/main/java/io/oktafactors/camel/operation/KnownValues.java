package io.oktafactors.camel.operation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Known values in Okta's spelling. Okta may have others that are not listed here. */
enum KnownValues {
    FACTOR_TYPES("""
        call email push question signed_nonce sms token token:hardware token:hotp token:software:totp u2f web
        webauthn\
        """),
    PROVIDERS("CUSTOM DUO FIDO GOOGLE OKTA RSA SYMANTEC YUBICO"),
    QUESTIONS("""
        childhood_dream_job disliked_food favorite_art_piece favorite_book_movie_character favorite_movie_quote
        favorite_security_question favorite_speaker_actor favorite_sports_player favorite_toy
        favorite_vacation_location first_award first_computer_game first_kiss_location first_music_purchase
        first_sports_team_mascot first_thing_cooked grandmother_favorite_desert name_of_first_plush_toy
        new_years_two_thousand place_where_significant_other_was_met\
        """);

    private final Map<String, String> words;

    KnownValues(String words) {
        this.words = Arrays.stream(words.split("\\s+"))
                .collect(Collectors.toUnmodifiableMap(KnownValues::plain, Function.identity()));
    }

    /** Whether the text differs from one of these only in case and separators. */
    boolean misspelledBy(String text) {
        String word = words.get(plain(text));
        return word != null && !word.equals(text);
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
