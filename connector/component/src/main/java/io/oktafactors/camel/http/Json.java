package io.oktafactors.camel.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/** Reads, writes and checks JSON. */
public final class Json {

    /** Numbers keep their original text. */
    public static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader ONE_VALUE = MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final ObjectReader MAPS = ONE_VALUE.forType(Object.class);

    private Json() {}

    private interface Reading<T> {

        T of(byte[] bytes) throws IOException;
    }

    /** A number with an exponent that no type holds is an exception of another kind to Jackson, and it quotes the number. */
    private static <T> T read(Reading<T> reading, byte[] bytes) throws IOException {
        try {
            return reading.of(bytes);
        } catch (NumberFormatException e) {
            throw new IOException("A number is out of range");
        }
    }

    /**
     * The bytes as maps, lists, texts, numbers and booleans.
     *
     * @throws IOException if they are not one whole JSON value; its message may quote them
     */
    public static Object maps(byte[] bytes) throws IOException {
        return read(MAPS::readValue, bytes);
    }

    /**
     * The bytes as a tree.
     *
     * @throws IOException if they are not one whole JSON value; its message may quote them
     */
    public static JsonNode tree(byte[] bytes) throws IOException {
        return read(ONE_VALUE::readTree, bytes);
    }

    /** The bytes as an object; a missing node for all that is not one whole JSON object. */
    public static JsonNode objectOrMissing(byte[] bytes) {
        try {
            JsonNode tree = tree(bytes);
            return tree.isObject() ? tree : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The bytes as a tree; a missing node for null, for no bytes and for invalid JSON. */
    public static JsonNode treeOrMissing(byte[] bytes) {
        try {
            return bytes == null ? MissingNode.getInstance() : read(MAPPER::readTree, bytes);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Whether the bytes begin and end as a JSON object or array does, spaces aside. The content in between is not checked.
     *
     * @param first the first token; null if the answer is not JSON, which gives false
     */
    public static boolean isEnclosed(byte[] bytes, JsonToken first) {
        int begin = 0;
        int end = bytes.length - 1;
        while (begin < end && isSpace(bytes[begin])) {
            begin++;
        }
        while (end > begin && isSpace(bytes[end])) {
            end--;
        }
        return begin < end
                && (first == JsonToken.START_OBJECT && bytes[begin] == '{' && bytes[end] == '}'
                        || first == JsonToken.START_ARRAY && bytes[begin] == '[' && bytes[end] == ']');
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    /** Why {@link #objectOrMissing} found no object in the bytes; never null. Quotes nothing of them. */
    public static String whyNoObject(byte[] bytes) {
        String fault = faultOf(bytes, JsonToken.START_OBJECT);
        return fault == null ? "cannot be parsed as JSON" : fault;
    }

    /** Why the bytes are not one whole JSON value that begins with the token, or null if they are. Quotes nothing of them. */
    public static String faultOf(byte[] bytes, JsonToken first) {
        try (JsonParser parser = MAPPER.createParser(bytes)) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                return "is empty";
            }
            if (token != first) {
                String expected = first == JsonToken.START_OBJECT ? "object" : "array";
                return "is not a JSON " + expected + ": it starts with " + token;
            }
            parser.skipChildren();
            return parser.nextToken() == null ? null : "has text after the end of the JSON value";
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return "is not valid JSON"
                    + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
        } catch (IOException e) {
            return "cannot be read";
        }
    }
}
