package io.oktafactors.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.oktafactors.routes.AppProcess;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Secrets that the app is given, each so that it can be recognized wherever it comes out. */
final class Canaries {

    static final String TOKEN = "00canaryTokenQq7Zx9Lk3VbN5mR1tY8wE2uI6oP4sD0fG";
    static final String PASS_CODE = "9173648205";
    static final String ANSWER = "the canary sang for Zerlina";
    static final String PHONE = "+12125550147";
    static final String NEW_PHONE = "+12125550163";

    /** Of a joiner: a phone gets a code each half minute at most. */
    static final String JOINERS_PHONE = "+12125550181";

    private final Map<String, List<String>> forms = new LinkedHashMap<>();

    /** @param privateKey the lines of the key between BEGIN and END */
    Canaries(List<String> privateKey) {
        add("API token", TOKEN, Base64.getEncoder().encodeToString(("SSWS " + TOKEN).getBytes(StandardCharsets.UTF_8)));
        add("passcode", PASS_CODE);
        add("answer", ANSWER, URLEncoder.encode(ANSWER, StandardCharsets.UTF_8));
        add("phone", PHONE, PHONE.substring(1), "(212) 555-0147", "212-555-0147");
        add("new phone", NEW_PHONE, NEW_PHONE.substring(1));
        add("joiner's phone", JOINERS_PHONE, JOINERS_PHONE.substring(1));
        add("operator's password", AppProcess.OPERATOR_PASSWORD, basic("operator", AppProcess.OPERATOR_PASSWORD));
        add("password of tickets", AppProcess.TICKETS_PASSWORD, basic("tickets", AppProcess.TICKETS_PASSWORD));
        privateKey.stream().filter(line -> line.length() > 40).forEach(line -> add("private key", line));
    }

    private void add(String name, String... texts) {
        forms.merge(name, List.of(texts), (one, other) -> Stream.concat(one.stream(), other.stream())
                .toList());
    }

    private static String basic(String user, String password) {
        return Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Fails if the text has any of them. What it says names the secret and the line, without the secret. */
    void assertNoneIn(String where, String text) {
        List<String> found = forms.entrySet().stream()
                .flatMap(secret -> secret.getValue().stream()
                        .filter(text::contains)
                        .map(form -> secret.getKey() + ": " + lineWith(form, text)))
                .toList();
        assertThat(found).as("secrets in %s", where).isEmpty();
    }

    private static String lineWith(String form, String text) {
        int at = text.indexOf(form);
        int from = Math.max(text.lastIndexOf('\n', at) + 1, at - 300);
        return text.substring(from, at) + "<here>";
    }
}
