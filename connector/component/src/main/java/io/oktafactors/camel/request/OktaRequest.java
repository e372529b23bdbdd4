package io.oktafactors.camel.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.operation.BodyField;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.operation.PathTemplate;
import java.util.Map;
import java.util.Set;

/**
 * One call, made from a row of the operation table, the configuration, the named headers and the body, and from nothing else of
 * the message.
 *
 * @param headers HTTP headers, without those of the credentials
 * @param body the JSON to send; null for none
 */
public record OktaRequest(
        OktaFactorsOperation operation,
        Address address,
        Map<String, String> headers,
        JsonBody body,
        CallOptions options) {

    /** The fields with the answer of a user. */
    private static final Set<String> ANSWERS = BodyField.names(BodyField.Use.ANSWERS);

    private static final byte[] EMPTY = new byte[0];

    /**
     * A request of another operation that belongs to this one: with the same User-Agent and timeouts, and without a body.
     *
     * @param address on the same origin
     */
    public OktaRequest to(OktaFactorsOperation other, Address address) {
        return new OktaRequest(other, address, headers(other, headers.get("User-Agent")), null, options);
    }

    /** The address of an operation with these values; all values of its path are required. */
    public static Address address(
            String orgUrl, OktaFactorsOperation operation, Map<OktaFactorsParameter, String> values) {
        return new Address(orgUrl, operation.template().path(values), null);
    }

    /** The organization that is called. */
    public String origin() {
        return address.origin();
    }

    /** The parsed body; a missing node if there is none. */
    public JsonNode tree() {
        return body == null ? MissingNode.getInstance() : body.tree();
    }

    /** The user in the path. */
    public String user() {
        return segment(0);
    }

    /** The factor in the path. */
    public String factor() {
        return segment(2);
    }

    private String segment(int index) {
        return address.path()
                .substring((PathTemplate.BASE_PATH + "/users/").length())
                .split("/")[index];
    }

    /** Whether the call asks a user something, and does not contain the answer. */
    public boolean asks() {
        return operation.effect() == OktaFactorsOperation.Effect.SENDS
                && operation.poll() != null
                && (body == null || !body.hasAny(ANSWERS));
    }

    /** The HTTP request, without the credentials. */
    public HttpCall call() {
        // Without a charset, which JSON has no parameter for.
        String contentType = body == null ? null : "application/json";
        // Okta answers 411 to a POST without Content-Length, so an empty body is sent as one.
        byte[] content = body != null ? body.bytes() : operation.method().equals("POST") ? EMPTY : null;
        return new HttpCall(
                operation.method(),
                address,
                headers,
                content,
                contentType,
                options.timeouts(),
                sent -> SentSecrets.in(address.path(), tree()));
    }

    /** Method and path, without query, headers and body, so that it may be logged. */
    @Override
    public String toString() {
        return operation + ": " + operation.method() + " "
                + SentSecrets.PHONE_LOGIN.matcher(address.path()).replaceAll("[number]");
    }

    /** The headers of every request of the operation. */
    public static Map<String, String> headers(OktaFactorsOperation operation, String agent) {
        return Map.of("Accept", operation.answer().accept(), "User-Agent", agent);
    }
}
