package io.oktafactors.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.http.OktaError;
import java.io.IOException;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Keeps what a request held as secret out of what is told of its answer: a text of Okta's may repeat what was sent. Phone
 * numbers are masked in any case.
 */
final class Echoes {

    private static final Set<String> SECRETS = BodyField.names(BodyField.Use.SECRET);

    /** The shortest answer that Okta takes; what is shorter would blot out words. */
    private static final int SHORTEST = 4;

    private final Set<String> secrets = new HashSet<>();

    /**
     * @param body the JSON that was sent; null for none
     */
    static Echoes of(byte[] body) {
        Echoes echoes = new Echoes();
        try {
            JsonNode sent = body == null ? null : Json.MAPPER.readTree(body);
            if (sent != null) {
                SECRETS.forEach(field -> sent.findValues(field).stream()
                        .map(JsonNode::asText)
                        .filter(text -> text.length() >= SHORTEST)
                        .forEach(echoes.secrets::add));
            }
        } catch (IOException e) {
            // what no reader takes has no fields
        }
        return echoes;
    }

    OktaError hiddenIn(OktaError error) {
        return secrets.isEmpty()
                ? error
                : new OktaError(
                        error.code(),
                        hiddenIn(error.summary()),
                        error.causes().stream()
                                .map(this::hiddenIn)
                                .filter(Objects::nonNull)
                                .toList(),
                        error.id());
    }

    private String hiddenIn(String text) {
        String hidden = text;
        for (String secret : secrets) {
            hidden = hidden == null ? null : hidden.replace(secret, "[secret]");
        }
        return hidden;
    }
}
