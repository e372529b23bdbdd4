package io.oktafactors.camel.call;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.RequestSecrets;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.operation.NextValue;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsOperation.Answer;
import io.oktafactors.camel.operation.OktaFactorsOutputType;
import io.oktafactors.camel.request.OktaRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A successful answer that was parsed.
 *
 * @param body the message body; null for none
 * @param next values for the calls that may follow, by header; null removes the header of an earlier answer
 */
public record OktaAnswer(OktaResponse response, Object body, Map<String, Object> next) {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    /**
     * Reads and checks the answer at once.
     *
     * @throws Failure if the answer is not what the operation promises
     */
    static OktaAnswer of(OktaRequest request, OktaResponse response) {
        OktaFactorsOperation operation = request.operation();
        OktaFactorsOutputType type = request.options().outputType();
        boolean tells = !operation.next().isEmpty();
        Answer promised = operation.answer();
        byte[] body = response.body();
        try {
            if (body.length > 0 && promised != Answer.IMAGE && (tells || type != OktaFactorsOutputType.text)) {
                if (!tells && type == OktaFactorsOutputType.map) {
                    return new OktaAnswer(response, of(promised, Json.maps(body)), Map.of());
                }
                JsonNode tree = of(promised, response.tree());
                Map<String, Object> next =
                        tells ? next(operation, tree, request.origin(), response.echoes()) : Map.of();
                return new OktaAnswer(response, value(operation, type, body, tree), next);
            }
        } catch (IOException e) {
            throw unreadable(request, response); // without the cause, which may quote the answer
        }
        // As text, an answer is parsed by whoever goes on with it; here its two ends are looked at, which finds HTML
        // and cut ones.
        String fault = Json.isEnclosed(body, first(promised)) ? null : faultOf(promised, body);
        if (fault != null) {
            throw Failure.unreadable(request, response, fault);
        }
        return new OktaAnswer(response, plain(promised, body), Map.of());
    }

    private static Object value(
            OktaFactorsOperation operation, OktaFactorsOutputType type, byte[] body, JsonNode tree) {
        return switch (type) {
            case text -> text(body);
            case map -> Json.MAPPER.convertValue(tree, Object.class);
            case model -> model(operation, tree);
        };
    }

    /**
     * The values by header. One that the call itself took stays where the answer has no newer; others go, and so do those that
     * repeat a secret: headers are logged.
     */
    private static Map<String, Object> next(
            OktaFactorsOperation operation, JsonNode tree, String orgUrl, RequestSecrets echoes) {
        Map<String, Object> values = new HashMap<>();
        OktaObject answer = operation.model(tree);
        for (NextValue next : operation.next()) {
            Object read = next.in(answer, orgUrl);
            Object value = read == null || echoes.isIn(read.toString()) ? null : read;
            if (value != null
                    || next.parameter() == null
                    || !operation.parameters().contains(next.parameter())) {
                values.put(next.header(), value);
            }
        }
        return values;
    }

    private static <T> T of(Answer promised, T value) throws IOException {
        boolean fits = promised == Answer.ARRAY
                ? value instanceof List || value instanceof ArrayNode
                : value instanceof Map || value instanceof ObjectNode;
        if (!fits) {
            throw new IOException("JSON of another kind");
        }
        return value;
    }

    private static Object plain(Answer promised, byte[] body) {
        if (body.length == 0) {
            return null;
        }
        return promised == Answer.IMAGE ? body : text(body);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static Failure unreadable(OktaRequest request, OktaResponse response) {
        String fault = faultOf(request.operation().answer(), response.body());
        return Failure.unreadable(request, response, fault == null ? "cannot be parsed as JSON" : fault);
    }

    /** Why the body is not what the operation returns, or null if it is. Quotes nothing of it. */
    static String faultOf(Answer promised, byte[] body) {
        return switch (promised) {
            case OBJECT, ARRAY -> Json.faultOf(body, first(promised));
            case OBJECT_OR_NOTHING -> body.length == 0 ? null : Json.faultOf(body, first(promised));
            case IMAGE ->
                body.length > PNG.length && Arrays.equals(PNG, Arrays.copyOf(body, PNG.length))
                        ? null
                        : "is not a PNG image";
        };
    }

    /** The first token of such an answer; null if it is not JSON. */
    private static JsonToken first(Answer promised) {
        return switch (promised) {
            case OBJECT, OBJECT_OR_NOTHING -> JsonToken.START_OBJECT;
            case ARRAY -> JsonToken.START_ARRAY;
            case IMAGE -> null;
        };
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
