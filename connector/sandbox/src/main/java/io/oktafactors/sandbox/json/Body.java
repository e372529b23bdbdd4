package io.oktafactors.sandbox.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.oktafactors.sandbox.error.OktaErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads request bodies as strictly as Okta does: an object, each field of its type, else E0000003. */
public final class Body {
    /** First byte of a UTF-8 character, such as an emoji, that Okta does not take. */
    private static final int FOUR_BYTES = 0xf0;

    private Body() {}

    /** The body as an object; an absent one is an empty object. */
    public static JsonNode optional(byte[] bytes) {
        return bytes.length == 0 ? JsonNodeFactory.instance.objectNode() : required(bytes);
    }

    public static JsonNode required(byte[] bytes) {
        for (byte each : bytes) {
            if (Byte.toUnsignedInt(each) >= FOUR_BYTES) {
                throw OktaErrorCode.INVALID_REQUEST.error("Characters of four bytes are not accepted.");
            }
        }
        try {
            JsonNode body = Parser.MAPPER.readTree(bytes);
            if (body != null && body.isObject()) {
                return body;
            }
        } catch (JsonProcessingException e) {
            throw OktaErrorCode.MALFORMED_BODY.error();
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed.", e);
        }
        throw OktaErrorCode.MALFORMED_BODY.error();
    }

    /** A field's text, or null if it is absent or null. Numbers count as text: Okta's own examples leave passcodes unquoted. */
    public static String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isTextual() || value.isIntegralNumber()) {
            return value.asText();
        }
        throw OktaErrorCode.MALFORMED_BODY.error();
    }

    /** A list of texts; an absent one is empty. */
    public static List<String> texts(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(item -> texts.add(item.asText()));
        if (!value.isArray()) {
            throw OktaErrorCode.MALFORMED_BODY.error();
        }
        return texts;
    }

    /** A nested object; an absent one is an empty object. */
    public static JsonNode object(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (value.isObject()) {
            return value;
        }
        throw OktaErrorCode.MALFORMED_BODY.error();
    }

    /** Apart, so that a start that reads no body does without: a mapper takes its time. */
    private static final class Parser {
        private static final ObjectMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
