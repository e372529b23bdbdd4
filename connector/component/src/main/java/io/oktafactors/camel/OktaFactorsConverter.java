package io.oktafactors.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.ActivateRequest;
import io.oktafactors.camel.model.EnrollRequest;
import io.oktafactors.camel.model.Factor;
import io.oktafactors.camel.model.FactorResult;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.model.ResendRequest;
import io.oktafactors.camel.model.SecurityQuestion;
import io.oktafactors.camel.model.SupportedFactor;
import io.oktafactors.camel.model.User;
import io.oktafactors.camel.model.VerifyRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.TypeConversionException;
import org.apache.camel.spi.TypeConverterRegistry;

/** Converts JSON as text, bytes or stream, a {@code Map}, and Jackson trees to the types of {@code io.oktafactors.camel.model}. */
@Converter(generateLoader = true)
public final class OktaFactorsConverter {

    private static final Map<Class<?>, Function<JsonNode, OktaObject>> MODELS = Map.of(
            ActivateRequest.class, ActivateRequest::of,
            EnrollRequest.class, EnrollRequest::of,
            Factor.class, Factor::of,
            FactorResult.class, FactorResult::of,
            ResendRequest.class, ResendRequest::of,
            SecurityQuestion.class, SecurityQuestion::of,
            SupportedFactor.class, SupportedFactor::of,
            User.class, User::of,
            VerifyRequest.class, VerifyRequest::of);

    private OktaFactorsConverter() {}

    /**
     * The value as one of the models; null if the type is not a model, or the value cannot hold JSON.
     *
     * @throws TypeConversionException if the value is not one JSON object; the message says where, and quotes nothing
     */
    @Converter(fallback = true)
    public static Object toModel(Class<?> type, Exchange exchange, Object value, TypeConverterRegistry registry) {
        Function<JsonNode, OktaObject> model = MODELS.get(type);
        if (model == null) {
            return null;
        }
        if (value instanceof Map<?, ?> || value instanceof JsonNode) {
            return model.apply(object(type, value));
        }
        byte[] bytes = bytes(type, value);
        return bytes == null ? null : model.apply(object(type, bytes));
    }

    private static byte[] bytes(Class<?> type, Object value) {
        if (value instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw unconvertible(type, "cannot be read");
            }
        }
        return value instanceof byte[] bytes ? bytes : null;
    }

    private static JsonNode object(Class<?> type, Object value) {
        JsonNode tree;
        try {
            tree = Json.MAPPER.valueToTree(value);
        } catch (IllegalArgumentException e) { // the cause may quote the value
            throw unconvertible(type, "contains a value that cannot be converted to JSON");
        }
        if (!tree.isObject()) {
            throw unconvertible(type, "is a JSON " + tree.getNodeType() + ", not an object");
        }
        return tree;
    }

    private static JsonNode object(Class<?> type, byte[] json) {
        JsonNode tree = Json.objectOrMissing(json);
        if (tree.isObject()) {
            return tree;
        }
        throw unconvertible(type, Json.whyNoObject(json));
    }

    /** An exception that Camel passes on unchanged: Camel's own would quote the value, which may contain secrets. */
    private static TypeConversionException unconvertible(Class<?> type, String fault) {
        return new TypeConversionException(
                "xxxxxx", type, new IllegalArgumentException("The value " + fault + ". Use one JSON object"));
    }
}
