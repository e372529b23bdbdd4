package io.oktafactors.camel;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.model.OktaObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.camel.Message;

/**
 * The body of a successful answer, as the message gets it.
 *
 * @param value the new message body; null for none
 * @param next values for the calls that may follow, by header; a value of null takes the header of an earlier answer away
 */
record AnswerBody(Object value, Map<String, Object> next) {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    /**
     * @throws OktaFactorsException if the answer cannot be read
     */
    static AnswerBody of(OktaRequest request, OktaResponse response, OktaFactorsOutputType type) {
        OktaFactorsOperation operation = request.operation();
        byte[] body = response.body();
        if (body.length == 0) {
            return new AnswerBody(null, Map.of());
        }
        if (operation.answer() == OktaFactorsOperation.Answer.IMAGE) {
            return new AnswerBody(body, Map.of());
        }
        if (type == OktaFactorsOutputType.text && !NextValues.areIn(operation)) {
            return new AnswerBody(new String(body, StandardCharsets.UTF_8), Map.of());
        }
        try {
            if (type == OktaFactorsOutputType.map && !NextValues.areIn(operation)) {
                return new AnswerBody(Json.MAPPER.readValue(body, Object.class), Map.of());
            }
            JsonNode tree = Json.MAPPER.readTree(body);
            Object value =
                    switch (type) {
                        case text -> new String(body, StandardCharsets.UTF_8);
                        case map -> Json.MAPPER.convertValue(tree, Object.class);
                        case model -> model(operation, tree);
                    };
            return new AnswerBody(value, NextValues.in(operation, tree, request.origin()));
        } catch (IOException e) {
            // No cause is kept: it may quote the answer.
            throw OktaFactorsException.unreadable(request, response, "cannot be read as JSON");
        }
    }

    /** Why the body is not what the operation promises, or null if it is. Quotes nothing of it. */
    static String faultOf(OktaFactorsOperation operation, byte[] body) {
        return switch (operation.answer()) {
            case NOTHING -> body.length == 0 ? null : "has a body where none was promised";
            case OBJECT -> Json.faultOf(body, JsonToken.START_OBJECT);
            case OBJECT_OR_NOTHING -> body.length == 0 ? null : Json.faultOf(body, JsonToken.START_OBJECT);
            case ARRAY -> Json.faultOf(body, JsonToken.START_ARRAY);
            case IMAGE ->
                body.length > PNG.length && Arrays.equals(PNG, Arrays.copyOf(body, PNG.length))
                        ? null
                        : "is no PNG image";
        };
    }

    void writeTo(Message message) {
        message.setBody(value);
        writeNextTo(message);
    }

    /** The headers alone. */
    void writeNextTo(Message message) {
        next.forEach((header, given) -> {
            if (given == null) {
                message.removeHeader(header);
            } else {
                message.setHeader(header, given);
            }
        });
    }

    private static Object model(OktaFactorsOperation operation, JsonNode tree) {
        if (!tree.isArray()) {
            return operation.model(tree);
        }
        return StreamSupport.stream(tree.spliterator(), false)
                .<OktaObject>map(operation::model)
                .toList();
    }
}
