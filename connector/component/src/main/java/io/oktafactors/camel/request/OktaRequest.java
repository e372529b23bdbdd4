package io.oktafactors.camel.request;

import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.camel.OktaFactorsConstants;
import io.oktafactors.camel.OktaFactorsEndpoint;
import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.http.HttpCall;
import io.oktafactors.camel.model.Link;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.operation.OktaLink;
import io.oktafactors.camel.push.PushAnswer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;

/**
 * One call, built from a row of the operation table, the configuration and the named headers, and from nothing else of the
 * message but its body.
 *
 * @param headers HTTP headers, without those of the credentials
 * @param body the JSON to send; null for none
 */
public record OktaRequest(
        OktaFactorsOperation operation,
        Address address,
        Map<String, String> headers,
        byte[] body,
        CallOptions options) {

    /** A login may be a phone number; an id of Okta's has letters. */
    static final Pattern PHONE_LOGIN = Pattern.compile("(?<=/)(%2B)?[\\d().-]{7,}(?=/|$)");

    public static final String BASE_PATH = "/api/v1";

    /** What a user sends back. */
    private static final Set<String> ANSWERS = BodyField.names(BodyField.Use.ANSWERS);

    private static final byte[] EMPTY = new byte[0];

    /**
     * @throws CamelExchangeException if a parameter or the body is missing or cannot be sent; the message says what to set
     */
    public static OktaRequest from(OktaFactorsEndpoint endpoint, Exchange exchange) throws CamelExchangeException {
        OktaFactorsOperation operation = endpoint.getOperation();
        OktaFactorsConfiguration configuration = endpoint.getConfiguration();
        Map<String, String> headers = endpoint.headers();
        Map<OktaFactorsParameter, String> values = values(operation, configuration, exchange);
        for (OktaFactorsParameter parameter : operation.template().parameters()) {
            require(parameter, values, exchange);
        }
        String query = null;
        for (OktaFactorsParameter parameter : operation.parameters()) {
            String value = values.get(parameter);
            if (value != null && parameter.place() == OktaFactorsParameter.Place.QUERY) {
                String field = parameter.wireName() + "=" + encode(value);
                query = query == null ? field : query + "&" + field;
            } else if (value != null && parameter.place() == OktaFactorsParameter.Place.HEADER) {
                headers = with(headers, parameter.wireName(), value);
            }
        }
        byte[] body = JsonBody.of(operation, exchange);
        if (configuration.isValidateRequest()) {
            RequestRules.check(operation, values, body, exchange);
        }
        return new OktaRequest(
                operation,
                new Address(configuration.getOrgUrl(), operation.template().path(values), query),
                headers,
                body,
                endpoint.callOptions());
    }

    /**
     * A request of another operation that belongs to this one: with its agent and its times, and without a body.
     *
     * @param address on the same origin
     */
    public OktaRequest to(OktaFactorsOperation other, Address address) {
        return new OktaRequest(other, address, headers(other, headers.get("User-Agent")), null, options);
    }

    /** Where an operation is called with these values, all of which its path needs. */
    public static Address address(
            String orgUrl, OktaFactorsOperation operation, Map<OktaFactorsParameter, String> values) {
        return new Address(orgUrl, operation.template().path(values), null);
    }

    /** The organization that is called. */
    public String origin() {
        return address.origin();
    }

    /** The same after it has waited so many milliseconds for its turn. */
    public OktaRequest waited(long millis) {
        return millis == 0 ? this : new OktaRequest(operation, address, headers, body, options.waited(millis));
    }

    /** The user that the call is about, as the path names them. */
    public String user() {
        return segment(0);
    }

    /** The factor that the call is about, as the path names it. */
    public String factor() {
        return segment(2);
    }

    private String segment(int index) {
        return address.path().substring((BASE_PATH + "/users/").length()).split("/")[index];
    }

    /** Whether the call asks a user something, and does not bring the answer. */
    public boolean asks() {
        return operation.effect() == OktaFactorsOperation.Effect.SENDS
                && PushAnswer.pollOf(operation) != null
                && !JsonBody.hasAny(body, ANSWERS);
    }

    /** What goes over the wire, but for the credentials. */
    public HttpCall call() {
        // Without a charset, which JSON has no parameter for.
        String contentType = body == null ? null : "application/json";
        // Okta answers 411 to a POST without Content-Length, so an empty body is sent as one.
        byte[] content = body == null && operation.method().equals("POST") ? EMPTY : body;
        return new HttpCall(
                operation.method(), address, headers, content, contentType, options.timeouts(), SentSecrets::in);
    }

    /** Method and path, without query, headers and body: what may stand in a log. */
    @Override
    public String toString() {
        return operation + ": " + operation.method() + " "
                + PHONE_LOGIN.matcher(address.path()).replaceAll("[number]");
    }

    /** What stands in every request of the operation. */
    public static Map<String, String> headers(OktaFactorsOperation operation, String agent) {
        return Map.of("Accept", operation.answer().accept(), "User-Agent", agent);
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, value);
        return more;
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

    private static void require(
            OktaFactorsParameter parameter, Map<OktaFactorsParameter, String> values, Exchange exchange)
            throws CamelExchangeException {
        if (!values.containsKey(parameter)) {
            throw new CamelExchangeException(
                    "No " + parameter.name() + ": set the header " + parameter.header() + " or the option "
                            + parameter.name(),
                    exchange);
        }
    }

    /** A value, as it stands in a path or a query. */
    public static String encode(String value) {
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
