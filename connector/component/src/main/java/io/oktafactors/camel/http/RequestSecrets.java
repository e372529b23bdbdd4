package io.oktafactors.camel.http;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Removes the secrets of a request from what is reported about its answer: Okta's texts may repeat the request, and a broken
 * server may repeat it anywhere. A secret is found as it was sent, in another case, with other characters in between,
 * percent-encoded, with escapes of JSON or HTML, in hexadecimal or in Base64, and by its beginning or end. It is not found if
 * it was hidden on purpose: reversed, encrypted, or spread over several texts.
 */
public final class RequestSecrets {

    /** No secrets were sent. */
    public static final RequestSecrets NONE = new RequestSecrets(List::of);

    private static final String HIDDEN = "[hidden: the text contains a value that was sent]";

    private static final Pattern ID = Pattern.compile("(?=[^A-Za-z]*[A-Za-z])[\\w.-]{1,64}");

    /** Assertions, proofs and most access tokens. */
    private static final Pattern JWT = Pattern.compile("eyJ[\\w.=-]{8,}");

    /** Anything that could be a phone number or a passcode, with digits of any script. */
    private static final Pattern NUMBER = Pattern.compile("\\+?\\p{Nd}(?:[^\\p{L}\\p{Nd}]{0,3}\\p{Nd}){3,}");

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    /** Okta's texts have at most one line; longer texts come from something else. */
    private static final int LONGEST_TEXT = 300;

    private final Supplier<List<Secret>> sent;
    private List<Secret> secrets;

    /** @param sent called once, on demand */
    RequestSecrets(Supplier<List<Secret>> sent) {
        this.sent = sent;
    }

    /** Whether the text repeats something that was sent as a secret. */
    public boolean isIn(String text) {
        if (text.length() < Secret.SHORTEST) {
            return false;
        }
        Secret.Text forms = Secret.Text.of(text);
        for (Secret secret : secrets()) {
            if (secret.isIn(forms)) {
                return true;
            }
        }
        return false;
    }

    /** The text if it may be an id or a code, which have letters and no spaces, and repeats no secret; else null. */
    String id(String text) {
        if (text == null || !ID.matcher(text).matches() || JWT.matcher(text).find() || isIn(text)) {
            return null;
        }
        String folded = Secret.folded(text);
        return secrets().stream().anyMatch(secret -> secret.holds(folded)) ? null : text;
    }

    /** The number, or null if it repeats a secret. */
    Long number(Long number) {
        return number == null || isIn(number.toString()) ? null : number;
    }

    /** The text in one line of limited length, without numbers that could be a phone number or a passcode. */
    String hiddenIn(String text) {
        if (text == null) {
            return null;
        }
        String hidden = text;
        for (Secret secret : secrets()) {
            hidden = secret.hiddenIn(hidden);
        }
        hidden = JWT.matcher(hidden).replaceAll("[secret]");
        hidden = NUMBER.matcher(INVISIBLE.matcher(hidden).replaceAll(" ")).replaceAll("[number]");
        if (isIn(hidden)) {
            return HIDDEN;
        }
        return hidden.length() > LONGEST_TEXT ? hidden.substring(0, LONGEST_TEXT) + "…" : hidden;
    }

    private synchronized List<Secret> secrets() {
        if (secrets == null) {
            secrets = sent.get();
        }
        return secrets;
    }

    @Override
    public String toString() {
        return "echoes";
    }
}
