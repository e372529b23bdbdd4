package io.oktafactors.sandbox.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads request bodies as strictly as Okta does: an object, each field of its type, else E0000003. */
public final class Body {
    private Body() {}

    /** The body as an object; an absent one is an empty object. */
    public static JsonNode optional(byte[] bytes) {
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : required(bytes);
    }

    public static JsonNode required(byte[] bytes) {
        JsonNode body = parsed(bytes);
        if (!body.isObject()) {
            throw OktaError.of(OktaErrorCode.MALFORMED_BODY);
        }
        if (hasFourBytes(body)) {
            throw OktaError.of(OktaErrorCode.INVALID_REQUEST, "Characters of four bytes are not accepted.");
        }
        return body;
    }

    /** Only UTF-8 is read: Jackson by itself takes other encodings, too. */
    private static JsonNode parsed(byte[] bytes) {
        try {
            return Parser.MAPPER.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException | JsonProcessingException e) {
            throw OktaError.of(OktaErrorCode.MALFORMED_BODY);
        }
    }

    /** Whether a text, escaped or not, has a character of four bytes in UTF-8, such as an emoji. */
    private static boolean hasFourBytes(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().chars().anyMatch(each -> Character.isSurrogate((char) each));
        }
        for (JsonNode child : node) {
            if (hasFourBytes(child)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The text of a field, or null if it is absent or null. Numbers are accepted as text: Okta's own examples have passcodes
     * without quotes.
     */
    public static String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isTextual() || value.isIntegralNumber()) {
            return value.asText();
        }
        throw OktaError.of(OktaErrorCode.MALFORMED_BODY);
    }

    /** A boolean field; false if absent. */
    public static boolean flag(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        throw OktaError.of(OktaErrorCode.MALFORMED_BODY);
    }

    /** A list of texts; empty if absent. */
    public static List<String> texts(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asText()));
        if (!value.isArray()) {
            throw OktaError.of(OktaErrorCode.MALFORMED_BODY);
        }
        return texts;
    }

    /** A nested object; an empty object if absent. */
    public static JsonNode object(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (value.isObject()) {
            return value;
        }
        throw OktaError.of(OktaErrorCode.MALFORMED_BODY);
    }

    /** A separate class, so that a start without request bodies does not load Jackson's mapper, which takes time. */
    private static final class Parser {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
