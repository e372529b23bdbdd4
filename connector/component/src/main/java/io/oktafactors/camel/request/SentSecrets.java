package io.oktafactors.camel.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Secret;
import io.oktafactors.camel.operation.BodyField;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Finds what a call to an operation tells of a user: passcodes, answers, shared secrets, and phone numbers, as a login too. */
final class SentSecrets {

    /** A login may be a phone number; an id of Okta's has letters. */
    static final Pattern PHONE_LOGIN = Pattern.compile("(?<=/)(%2B)?[\\d().-]{7,}(?=/|$)");

    private static final Set<String> SECRETS = BodyField.names(BodyField.Use.SECRET);
    private static final Set<String> PHONES = Set.of(BodyField.phoneNumber.name());

    private SentSecrets() {}

    static List<Secret> in(String path, JsonNode body) {
        List<Secret> secrets = new ArrayList<>();
        PHONE_LOGIN
                .matcher(path)
                .results()
                .map(login -> URLDecoder.decode(login.group(), StandardCharsets.UTF_8))
                .forEach(login -> secrets.addAll(Secret.ofPhone(login)));
        add(body, SECRETS, Secret::of, secrets);
        add(body, PHONES, Secret::ofPhone, secrets);
        return secrets;
    }

    private static void add(
            JsonNode body, Set<String> fields, Function<String, List<Secret>> maker, List<Secret> secrets) {
        fields.forEach(field -> body.findValues(field).stream()
                .map(JsonNode::asText)
                .forEach(value -> secrets.addAll(maker.apply(value))));
    }
}
