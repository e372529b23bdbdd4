package io.oktafactors.camel.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Secret;
import io.oktafactors.camel.operation.BodyField;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets of a user in a call: passcodes, answers, shared secrets, and phone numbers, also as a login. */
final class SentSecrets {

    /** A login may be a phone number; an id of Okta contains letters. */
    static final Pattern PHONE_LOGIN = Pattern.compile("(?<=/)(%2B)?[\\d().-]{7,}(?=/|$)");

    private static final Set<String> SECRETS = BodyField.names(BodyField.Use.SECRET);
    private static final Set<String> PHONES = Set.of(BodyField.phoneNumber.name());

    private SentSecrets() {}

    static List<Secret> in(String path, JsonNode body) {
        List<Secret> secrets = new ArrayList<>();
        Matcher login = PHONE_LOGIN.matcher(path);
        while (login.find()) {
            secrets.addAll(Secret.ofPhone(URLDecoder.decode(login.group(), StandardCharsets.UTF_8)));
        }
        add(body, secrets);
        return secrets;
    }

    private static void add(JsonNode node, List<Secret> secrets) {
        node.fields().forEachRemaining(field -> {
            if (SECRETS.contains(field.getKey())) {
                secrets.addAll(Secret.of(field.getValue().asText()));
            } else if (PHONES.contains(field.getKey())) {
                secrets.addAll(Secret.ofPhone(field.getValue().asText()));
            }
            add(field.getValue(), secrets);
        });
        if (node.isArray()) {
            node.forEach(element -> add(element, secrets));
        }
    }
}
