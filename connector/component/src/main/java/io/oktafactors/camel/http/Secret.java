package io.oktafactors.camel.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A secret that was sent, in the forms in which it is searched for in answers. */
public final class Secret {

    /** A text in the forms that are compared. */
    record Text(String folded, String inBase64) {

        static Text of(String text) {
            String plain = unescaped(unescaped(text));
            String all = plain.equals(text) ? text : text + " " + plain;
            return new Text(Secret.folded(all), all.replace('-', '+').replace('_', '/'));
        }
    }

    private static final Pattern ESCAPE =
            Pattern.compile("%([0-9A-Fa-f]{2})|\\\\[ux]([0-9A-Fa-f]{2,4})|&#[xX]([0-9A-Fa-f]{1,6});|&#(\\d{1,7});");

    /** Length of the shortest answer that Okta accepts; shorter secrets would match ordinary words. */
    static final int SHORTEST = 4;

    /** Of a long secret, the beginning and the end are searched for too, since a text that was cut contains one of them. */
    private static final int PIECE = 12;

    /** Number of digits that a phone number has in the national format of every country. */
    private static final int LAST_DIGITS = 7;

    private final String plain;
    private final List<String> folded = new ArrayList<>();
    private final List<String> coded = new ArrayList<>();

    private Secret(String plain) {
        this.plain = plain;
        fold(plain);
        fold(URLEncoder.encode(plain, StandardCharsets.UTF_8));
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            coded.add(base64(bytes, before));
        }
        folded.add(HexFormat.of().formatHex(bytes));
    }

    /** The secrets of a text; empty if it is too short to be distinguished from a word. */
    public static List<Secret> of(String text) {
        return text == null || text.length() < SHORTEST ? List.of() : List.of(new Secret(text));
    }

    /** A phone number, in any format. */
    public static List<Secret> ofPhone(String number) {
        String digits = number.chars()
                .filter(Character::isDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        if (digits.length() < LAST_DIGITS) {
            return List.of();
        }
        Secret phone = new Secret(number);
        phone.folded.add(digits.substring(digits.length() - LAST_DIGITS));
        return List.of(phone);
    }

    /** The tokens in headers such as {@code Authorization: SSWS token}. */
    static List<Secret> ofAuthorization(Map<String, String> headers) {
        return headers.values().stream()
                .flatMap(value -> of(value.substring(value.indexOf(' ') + 1)).stream())
                .toList();
    }

    static List<Secret> ofProxy(String user, String password) {
        if (password == null) {
            return List.of();
        }
        List<Secret> secrets = new ArrayList<>(of(password));
        byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        secrets.addAll(of(Base64.getEncoder().encodeToString(both)));
        return secrets;
    }

    private void fold(String text) {
        String whole = folded(text);
        if (whole.length() >= SHORTEST) {
            folded.add(whole);
        }
        if (whole.length() > PIECE) {
            folded.add(whole.substring(0, PIECE));
            folded.add(whole.substring(whole.length() - PIECE));
        }
    }

    /** Letters and digits only, in one case, so that quotes, escapes and spaces in between make no difference. */
    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        for (int at = 0, c; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
                folded.appendCodePoint(digit >= 0 ? '0' + digit : Character.toLowerCase(Character.toUpperCase(c)));
            }
        }
        return folded.toString();
    }

    /** The part of the Base64 text that depends only on these bytes, and not on those around them. */
    private static String base64(byte[] bytes, int before) {
        byte[] shifted = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String whole = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        return whole.substring(before == 0 ? 0 : before + 1, shifted.length * 8 / 6);
    }

    private static String unescaped(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(Character.toString(code(escape))));
    }

    private static int code(MatchResult escape) {
        int code = escape.group(4) != null ? Integer.parseInt(escape.group(4)) : Integer.parseInt(firstOf(escape), 16);
        return Character.isValidCodePoint(code) ? code : ' ';
    }

    private static String firstOf(MatchResult escape) {
        for (int group = 1; group <= 3; group++) {
            if (escape.group(group) != null) {
                return escape.group(group);
            }
        }
        throw new IllegalArgumentException("no escape");
    }

    String hiddenIn(String text) {
        return text.replace(plain, "[secret]");
    }

    boolean isIn(Text text) {
        return isAnyIn(folded, text.folded()) || isAnyIn(coded, text.inBase64());
    }

    private static boolean isAnyIn(List<String> pieces, String text) {
        for (String piece : pieces) {
            if (text.contains(piece)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an id is a part of it. */
    boolean holds(String id) {
        return id.length() >= PIECE && folded.get(0).contains(id);
    }

    @Override
    public String toString() {
        return "secret";
    }
}
