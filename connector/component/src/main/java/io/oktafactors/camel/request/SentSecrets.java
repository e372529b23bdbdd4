package io.oktafactors.camel.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.http.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Finds what a call to an operation tells of a user: passcodes, answers, shared secrets, and phone numbers, as a login too. */
final class SentSecrets {

    private static final Set<String> SECRETS = BodyField.names(BodyField.Use.SECRET);
    private static final Set<String> PHONES = Set.of(BodyField.phoneNumber.name());

    private SentSecrets() {}

    static List<Secret> in(HttpCall call) {
        List<Secret> secrets = new ArrayList<>();
        OktaRequest.PHONE_LOGIN
                .matcher(call.address().path())
                .results()
                .map(login -> URLDecoder.decode(login.group(), StandardCharsets.UTF_8))
                .forEach(login -> secrets.addAll(Secret.ofPhone(login)));
        if (call.body() != null && call.body().length > 0) {
            JsonNode body = Json.treeOrMissing(call.body());
            add(body, SECRETS, Secret::of, secrets);
            add(body, PHONES, Secret::ofPhone, secrets);
        }
        return secrets;
    }

    private static void add(
            JsonNode body, Set<String> fields, Function<String, List<Secret>> maker, List<Secret> secrets) {
        fields.forEach(field -> body.findValues(field).stream()
                .map(JsonNode::asText)
                .forEach(value -> secrets.addAll(maker.apply(value))));
    }
}
