package io.oktafactors.camel.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.model.OktaObject;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;

/**
 * The body of a request: one JSON object.
 *
 * @param bytes what is sent
 * @param tree the same, parsed: always an object
 */
public record JsonBody(byte[] bytes, JsonNode tree) {

    /**
     * The message body as the operation requires it; null if nothing is sent.
     *
     * @throws CamelExchangeException if a needed body is missing, or a body is not a JSON object
     */
    public static JsonBody of(OktaFactorsOperation operation, Exchange exchange) throws CamelExchangeException {
        if (operation.body() == OktaFactorsOperation.Body.NONE) {
            return null;
        }
        byte[] bytes = withoutMark(bytes(operation, exchange));
        if (bytes == null || bytes.length == 0) {
            if (operation.body() == OktaFactorsOperation.Body.REQUIRED) {
                throw new CamelExchangeException(
                        operation
                                + " requires a body: a JSON object as a String, byte[], InputStream, Map or model class",
                        exchange);
            }
            if (readsOnce(exchange.getMessage().getBody())) {
                throw new CamelExchangeException(
                        "The body of " + operation + " is a stream that has been read to its end. Okta would"
                                + " receive no body and may send a code. Enable stream caching, or set the"
                                + " body to null to send none",
                        exchange);
            }
            return null;
        }
        if (isWide(bytes)) {
            throw new CamelExchangeException(
                    "The body of " + operation
                            + " is in UTF-16 or UTF-32, but Okta accepts UTF-8 only; convert it to a String,"
                            + " for example with convertBodyTo(String.class, \"UTF-16\")",
                    exchange);
        }
        return new JsonBody(bytes, tree(operation, bytes, exchange));
    }

    private static JsonNode tree(OktaFactorsOperation operation, byte[] bytes, Exchange exchange)
            throws CamelExchangeException {
        JsonNode tree = Json.objectOrMissing(bytes);
        if (!tree.isObject()) {
            throw new CamelExchangeException(
                    "The body of " + operation + " " + Json.whyNoObject(bytes) + "; it must be one JSON object",
                    exchange);
        }
        return tree;
    }

    /** A byte order mark tells nothing about UTF-8, and Okta does not expect one. */
    private static byte[] withoutMark(byte[] bytes) {
        return bytes != null
                        && bytes.length >= 3
                        && (bytes[0] & 0xff) == 0xef
                        && bytes[1] == (byte) 0xbb
                        && bytes[2] == (byte) 0xbf
                ? Arrays.copyOfRange(bytes, 3, bytes.length)
                : bytes;
    }

    /** JSON begins with two characters of ASCII: a zero or a byte order mark among their bytes is of a wider encoding. */
    private static boolean isWide(byte[] bytes) {
        return bytes.length > 1
                && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xfe || bytes[0] == (byte) 0xff);
    }

    /** When a call is repeated, such a body is empty, whatever it was at first. */
    static boolean readsOnce(Object body) {
        return (body instanceof InputStream || body instanceof Reader) && !(body instanceof StreamCache);
    }

    /** Whether the object has one of the fields. */
    public boolean hasAny(Set<String> fields) {
        return fields.stream().anyMatch(tree::has);
    }

    @Override
    public String toString() {
        return "body";
    }

    private static byte[] bytes(OktaFactorsOperation operation, Exchange exchange) throws CamelExchangeException {
        Object body = exchange.getMessage().getBody();
        if (body == null) {
            return null;
        }
        if (body instanceof String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (body instanceof OktaObject model) {
            return model.toJson().getBytes(StandardCharsets.UTF_8);
        }
        try {
            if (body instanceof Map<?, ?> || body instanceof JsonNode) {
                return Json.MAPPER.writeValueAsBytes(body);
            }
            return exchange.getMessage().getMandatoryBody(byte[].class);
        } catch (JsonProcessingException | InvalidPayloadException | TypeConversionException e) {
            // No cause is kept: each may quote the body.
            throw new CamelExchangeException(
                    "The body of " + operation + " is a " + body.getClass().getName()
                            + ", which cannot be converted to JSON; use a String, byte[], InputStream, Map or model class",
                    exchange);
        }
    }
}
