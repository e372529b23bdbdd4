package io.oktafactors.routes.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads messages that consist of one JSON object. A duplicate field, or text after the object, is refused, since two readers
 * might interpret it differently. The limits are far above what any ticket or record needs.
 */
public final class JsonObjects {

    /** Maximum length of a message, in characters. */
    static final int MAX_LENGTH = 1_000_000;

    /** Maximum depth of nested objects and lists. */
    static final int MAX_DEPTH = 100;

    /** Maximum length of a number, in characters. */
    static final int MAX_NUMBER = 100;

    /** Maximum length of a text, in characters. */
    static final int MAX_TEXT = 100_000;

    private static final char NO_CHARACTER = '\uFFFD';

    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(MAX_NUMBER)
                            .maxStringLength(MAX_TEXT)
                            .maxNameLength(MAX_TEXT)
                            .build())
                    .build())
            .build()
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonObjects() {}

    /**
     * @param text null is read like an empty text
     * @throws NotOneObjectException for anything else than one object
     */
    public static ObjectNode read(String text) throws NotOneObjectException {
        String json = text == null ? "" : text;
        if (json.length() > MAX_LENGTH) {
            throw new NotOneObjectException("has more than " + MAX_LENGTH + " characters");
        }
        if (json.indexOf(NO_CHARACTER) >= 0) {
            throw new NotOneObjectException("has bytes that are not valid UTF-8");
        }
        try {
            if (READER.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (StreamConstraintsException e) {
            throw new NotOneObjectException("has more than " + MAX_DEPTH + " levels, a number of more than "
                    + MAX_NUMBER + " characters or a string of more than " + MAX_TEXT + " characters");
        } catch (JsonProcessingException e) {
            throw new NotOneObjectException(
                    "is not exactly one valid JSON object without repeated fields" + place(e.getLocation()));
        }
        throw new NotOneObjectException("is not a JSON object");
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** The message is meant to follow the name of what was read, and quotes nothing. */
    public static final class NotOneObjectException extends Exception {

        private static final long serialVersionUID = 1L;

        private NotOneObjectException(String message) {
            super(message, null, false, false);
        }
    }
}
