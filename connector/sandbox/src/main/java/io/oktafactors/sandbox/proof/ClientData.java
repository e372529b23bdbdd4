package io.oktafactors.sandbox.proof;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.sandbox.json.Body;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The client data that the browser adds to a signature: the challenge and the origin of the page. The sandbox accepts any
 * origin, but the key has to sign for that origin.
 */
record ClientData(byte[] json, String type, String challenge, String origin) {

    /** @throws IllegalArgumentException if it is not base64 of a JSON object with an origin */
    static ClientData read(String base64) {
        byte[] json = decoded(base64);
        JsonNode fields;
        try {
            fields = Body.required(json);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e);
        }
        String type = fields.path("type").asText(fields.path("typ").asText());
        return new ClientData(
                json,
                type,
                fields.path("challenge").asText(),
                fields.path("origin").asText());
    }

    String host() {
        String host = URI.create(origin).getHost();
        if (host == null) {
            throw new IllegalArgumentException();
        }
        return host;
    }

    byte[] hash() {
        return sha256(json);
    }

    /** Decodes both base64 alphabets, with and without padding. */
    static byte[] decoded(String base64) {
        return Base64.getDecoder()
                .decode(base64.replace('-', '+').replace('_', '/').replace("=", ""));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
