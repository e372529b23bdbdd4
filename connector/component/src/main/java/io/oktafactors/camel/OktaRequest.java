package io.oktafactors.camel;

import io.oktafactors.camel.http.ClientAgent;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.http.Timeouts;
import io.oktafactors.camel.model.Link;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;

/**
 * One call, built from a row of the operation table, the configuration and the named headers, and from nothing else of the
 * message but its body.
 *
 * @param origin scheme, host and port: the organization that is called
 * @param headers HTTP headers, without those of the credentials
 * @param body the JSON to send; null for none
 * @param outputType what the message gets of the answer
 */
record OktaRequest(
        OktaFactorsOperation operation,
        String origin,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        OktaFactorsOutputType outputType,
        Timeouts timeouts,
        Retries retries,
        BudgetOptions budget,
        GateOptions gates) {

    /** A login may be a phone number; an id of Okta's has letters. */
    private static final Pattern PHONE_LOGIN = Pattern.compile("(?<=/)(%2B)?[\\d().-]{7,}(?=/|$)");

    static final String BASE_PATH = "/api/v1";

    /** What a user sends back. */
    private static final Set<String> ANSWERS = BodyField.names(BodyField.Use.ANSWERS);

    private static final byte[] EMPTY = new byte[0];

    /**
     * @throws CamelExchangeException if a parameter or the body is missing or cannot be sent; the message says what to set
     */
    static OktaRequest from(OktaFactorsOperation operation, OktaFactorsConfiguration configuration, Exchange exchange)
            throws CamelExchangeException {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", operation.answer().accept());
        headers.put("User-Agent", ClientAgent.of(exchange.getContext()));
        Map<OktaFactorsParameter, String> values = values(operation, configuration, exchange);
        for (OktaFactorsParameter parameter : operation.parameters()) {
            String value = values.get(parameter);
            switch (parameter.place()) {
                case PATH -> path = path.replace(parameter.slot(), encode(required(parameter, value, exchange)));
                case QUERY -> appendTo(query, parameter, value);
                case HEADER -> {
                    if (value != null) {
                        headers.put(parameter.wireName(), value);
                    }
                }
            }
        }
        byte[] body = JsonBody.of(operation, exchange);
        if (configuration.isValidateRequest()) {
            RequestRules.check(operation, values, body, exchange);
        }
        return new OktaRequest(
                operation,
                configuration.getOrgUrl(),
                URI.create(configuration.getOrgUrl() + BASE_PATH + path + query),
                Collections.unmodifiableMap(headers),
                body,
                configuration.getOutputType(),
                configuration.timeouts(),
                configuration.retries(),
                configuration.budget(),
                configuration.gates());
    }

    /**
     * A request of another operation that belongs to this one: with its agent and its times, and without a body.
     *
     * @param uri on the same origin
     */
    OktaRequest to(OktaFactorsOperation other, URI uri) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("Accept", other.answer().accept());
        own.put("User-Agent", headers.get("User-Agent"));
        return new OktaRequest(other, origin, uri, Map.copyOf(own), null, outputType, timeouts, retries, budget, gates);
    }

    /** Where an operation is called with these values, all of which its path needs. */
    static URI uri(String orgUrl, OktaFactorsOperation operation, Map<OktaFactorsParameter, String> values) {
        String path = operation.path();
        for (Map.Entry<OktaFactorsParameter, String> value : values.entrySet()) {
            path = path.replace(value.getKey().slot(), encode(value.getValue()));
        }
        return URI.create(orgUrl + BASE_PATH + path);
    }

    /** The same after it has waited so many milliseconds for its turn. */
    OktaRequest waited(long millis) {
        return millis == 0
                ? this
                : new OktaRequest(
                        operation,
                        origin,
                        uri,
                        headers,
                        body,
                        outputType,
                        timeouts,
                        retries,
                        budget.waited(millis),
                        gates);
    }

    /** The user that the call is about, as the path names them. */
    String user() {
        return segment(0);
    }

    /** The factor that the call is about, as the path names it. */
    String factor() {
        return segment(2);
    }

    private String segment(int index) {
        return uri.getRawPath().substring((BASE_PATH + "/users/").length()).split("/")[index];
    }

    /** Whether the call asks a user something, and does not bring the answer. */
    boolean asks() {
        return operation.effect() == OktaFactorsOperation.Effect.SENDS
                && PushAnswer.pollOf(operation) != null
                && !JsonBody.hasAny(body, ANSWERS);
    }

    /** What goes over the wire, but for the credentials. */
    HttpCall call() {
        // Without a charset, which JSON has no parameter for.
        String contentType = body == null ? null : "application/json";
        // Okta answers 411 to a POST without Content-Length, so an empty body is sent as one.
        byte[] content = body == null && operation.method().equals("POST") ? EMPTY : body;
        return new HttpCall(operation.method(), uri, headers, content, contentType, timeouts);
    }

    /** Method and path, without query, headers and body: what may stand in a log. */
    @Override
    public String toString() {
        return operation + ": " + operation.method() + " "
                + PHONE_LOGIN.matcher(uri.getRawPath()).replaceAll("[number]");
    }

    private static Map<OktaFactorsParameter, String> values(
            OktaFactorsOperation operation, OktaFactorsConfiguration configuration, Exchange exchange)
            throws CamelExchangeException {
        Map<OktaFactorsParameter, String> values = new EnumMap<>(OktaFactorsParameter.class);
        for (OktaFactorsParameter parameter : operation.parameters()) {
            String value = parameter.valueFor(exchange, configuration);
            if (value != null) {
                values.put(parameter, value);
            }
        }
        Object link = exchange.getMessage().getHeader(OktaFactorsConstants.LINK);
        if (link != null) {
            try {
                String href = link instanceof Link of ? of.getHref() : link.toString();
                values.putAll(OktaLink.values(href, operation, configuration.getOrgUrl()));
            } catch (IllegalArgumentException e) {
                throw new CamelExchangeException(
                        "The link in the header " + OktaFactorsConstants.LINK + " " + e.getMessage(), exchange);
            }
        }
        return values;
    }

    private static String required(OktaFactorsParameter parameter, String value, Exchange exchange)
            throws CamelExchangeException {
        if (value == null) {
            throw new CamelExchangeException(
                    "No " + parameter.name() + ": set the header " + parameter.header() + " or the option "
                            + parameter.name(),
                    exchange);
        }
        return value;
    }

    private static void appendTo(StringBuilder query, OktaFactorsParameter parameter, String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(parameter.wireName())
                    .append('=')
                    .append(encode(value));
        }
    }

    private static String encode(String value) {
        // Ids of Okta's stay as they are: seeing that is quicker than encoding them.
        return isPlain(value)
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9')) {
                return false;
            }
        }
        return true;
    }
}
