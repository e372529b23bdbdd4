package io.oktafactors.routes.campaign;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Damages texts, the same way for the same seed. */
final class Mutator {

    private static final List<BiFunction<String, Random, String>> WAYS = List.of(
            (text, random) -> text.substring(0, random.nextInt(text.length() + 1)),
            (text, random) -> cut(text, random),
            (text, random) -> insert(text, random, Character.toString(random.nextInt(0x20))),
            (text, random) -> insert(text, random, Character.toString(random.nextInt(0x110000))),
            (text, random) -> insert(text, random, "\u202E\u2066\u200F"),
            (text, random) -> insert(text, random, "\uD83D\uDE00".repeat(1 + random.nextInt(90))),
            (text, random) -> insert(text, random, "\u0130".repeat(1 + random.nextInt(120))),
            (text, random) -> insert(text, random, " ".repeat(1 + random.nextInt(5_000))),
            (text, random) -> insert(text, random, "\"".repeat(1 + random.nextInt(3))),
            (text, random) -> insert(text, random, "9".repeat(1 + random.nextInt(5_000))),
            (text, random) -> insert(text, random, "${sys.user.home}{{mfa.home}}%s\\u0000"),
            (text, random) -> "\uFEFF" + text,
            (text, random) -> text + text,
            (text, random) -> "[".repeat(random.nextInt(2_000)) + text,
            (text, random) -> text.toUpperCase(java.util.Locale.ROOT),
            (text, random) -> text.replace("-", "\u2010").replace("@", "\uFF20"),
            (text, random) -> "");

    private final Random random;

    Mutator(long seed) {
        this.random = new Random(seed);
    }

    Random random() {
        return random;
    }

    /** One of the values. */
    @SafeVarargs
    final <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** The text with one to three damages. */
    String damaged(String text) {
        String damaged = text;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            damaged = WAYS.get(random.nextInt(WAYS.size())).apply(damaged, random);
        }
        return damaged;
    }

    byte[] bytes(int most) {
        byte[] bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String insert(String text, Random random, String what) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + what + text.substring(at);
    }

    private static String cut(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = from + random.nextInt(text.length() + 1 - from);
        return text.substring(0, from) + text.substring(to);
    }
}
