package io.oktafactors.routes.feed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads messages that are one JSON object each. A field that stands twice, or text behind the object, may be an attempt to be
 * read in two ways, so neither is taken. Immutable and safe for many threads.
 */
public final class JsonObjects {

    private final ObjectReader reader;

    public JsonObjects(ObjectMapper json) {
        this.reader = json.reader()
                .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * @param text null is read like an empty text
     * @throws NotOneObjectException for anything else than one object
     */
    public ObjectNode read(String text) throws NotOneObjectException {
        try {
            JsonNode value = reader.readTree(text == null ? "" : text);
            if (value instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new NotOneObjectException("is not one JSON object, with each field once: see line " + at.getLineNr()
                    + ", column " + at.getColumnNr());
        }
        throw new NotOneObjectException("is no JSON object");
    }

    /** Its message follows a name for what was read, and quotes nothing. */
    public static final class NotOneObjectException extends Exception {

        private static final long serialVersionUID = 1L;

        private NotOneObjectException(String message) {
            super(message, null, false, false);
        }
    }
}
