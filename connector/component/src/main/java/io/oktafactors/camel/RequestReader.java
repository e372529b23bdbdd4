package io.oktafactors.camel;

import io.oktafactors.camel.http.Address;
import io.oktafactors.camel.model.Link;
import io.oktafactors.camel.operation.OktaFactorsOperation;
import io.oktafactors.camel.operation.OktaFactorsParameter;
import io.oktafactors.camel.operation.OktaFactorsParameter.Place;
import io.oktafactors.camel.operation.OktaLink;
import io.oktafactors.camel.operation.PathTemplate;
import io.oktafactors.camel.operation.RequestRule;
import io.oktafactors.camel.request.CallOptions;
import io.oktafactors.camel.request.JsonBody;
import io.oktafactors.camel.request.OktaRequest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;

/**
 * Makes a request from a message: from its body and the headers named after the parameters of the operation, and from nothing
 * else in it. Parameters without a header are taken from the options of the endpoint.
 */
final class RequestReader {

    private final OktaFactorsOperation operation;
    private final PathTemplate template;
    private final List<OktaFactorsParameter> parameters;
    private final List<OktaFactorsParameter> inPath;
    private final List<OktaFactorsParameter> inQuery;
    private final List<OktaFactorsParameter> inHeaders;
    private final List<RequestRule> rules;
    private final boolean takesBody;
    private final String orgUrl;
    private final Map<OktaFactorsParameter, Object> options = new EnumMap<>(OktaFactorsParameter.class);
    private final Map<String, String> headers;
    private final CallOptions callOptions;

    /**
     * @param values the options
     * @param orgUrl in its normal form
     * @param agent the default User-Agent
     */
    RequestReader(
            OktaFactorsOperation operation, OptionValues values, String orgUrl, CallOptions callOptions, String agent) {
        this.operation = operation;
        this.orgUrl = orgUrl;
        this.template = operation.template();
        this.parameters = operation.parameters();
        this.inPath = template.parameters();
        this.inQuery = parameters(Place.QUERY);
        this.inHeaders = parameters(Place.HEADER);
        this.rules = values.configuration().isValidateRequest() ? operation.rules() : List.of();
        this.takesBody = operation.body() != OktaFactorsOperation.Body.NONE;
        this.callOptions = callOptions;
        this.headers = OktaRequest.headers(operation, agent);
        for (OktaFactorsParameter parameter : parameters) {
            Object value = values.get(parameter.name());
            if (value != null) {
                options.put(parameter, value);
            }
        }
    }

    private List<OktaFactorsParameter> parameters(Place place) {
        return parameters.stream()
                .filter(parameter -> parameter.place() == place)
                .toList();
    }

    String orgUrl() {
        return orgUrl;
    }

    /**
     * @param computed parameters that the dynamic URI of this call computes
     * @throws CamelExchangeException if a parameter or the body is missing or cannot be sent; the message says what to set
     */
    OktaRequest read(Exchange exchange, Map<OktaFactorsParameter, String> computed) throws CamelExchangeException {
        Map<OktaFactorsParameter, String> values = values(exchange, computed);
        JsonBody body = takesBody ? JsonBody.of(operation, exchange) : null;
        OktaRequest request = new OktaRequest(
                operation,
                new Address(orgUrl, template.path(values), query(values)),
                headers(values),
                body,
                callOptions);
        if (!rules.isEmpty()) {
            check(values, request, exchange);
        }
        return request;
    }

    private Map<OktaFactorsParameter, String> values(Exchange exchange, Map<OktaFactorsParameter, String> computed)
            throws CamelExchangeException {
        Map<OktaFactorsParameter, String> values = new EnumMap<>(OktaFactorsParameter.class);
        for (OktaFactorsParameter parameter : parameters) {
            String value = parameter.valueFor(exchange, computed.get(parameter), options.get(parameter));
            if (value != null) {
                values.put(parameter, value);
            }
        }
        Object link = OktaFactorsParameter.headerOf(exchange.getMessage(), OktaFactorsConstants.LINK);
        if (link != null) {
            values.putAll(valuesIn(link instanceof Link of ? of.getHref() : link.toString(), exchange));
        }
        for (OktaFactorsParameter parameter : inPath) {
            if (!values.containsKey(parameter)) {
                throw new CamelExchangeException(
                        "No " + parameter.name() + ": set the header " + parameter.header() + " or the option "
                                + parameter.name(),
                        exchange);
            }
        }
        return values;
    }

    private Map<OktaFactorsParameter, String> valuesIn(String link, Exchange exchange) throws CamelExchangeException {
        try {
            return OktaLink.values(link, template, orgUrl);
        } catch (IllegalArgumentException e) {
            throw new CamelExchangeException(
                    "The link in the header " + OktaFactorsConstants.LINK + " " + e.getMessage(), exchange);
        }
    }

    private String query(Map<OktaFactorsParameter, String> values) {
        String query = null;
        for (OktaFactorsParameter parameter : inQuery) {
            String value = values.get(parameter);
            if (value != null) {
                String field = parameter.wireName() + "=" + PathTemplate.encode(value);
                query = query == null ? field : query + "&" + field;
            }
        }
        return query;
    }

    private Map<String, String> headers(Map<OktaFactorsParameter, String> values) {
        Map<String, String> more = null;
        for (OktaFactorsParameter parameter : inHeaders) {
            String value = values.get(parameter);
            if (value != null) {
                more = more == null ? new HashMap<>(headers) : more;
                more.put(parameter.wireName(), value);
            }
        }
        return more == null ? headers : more;
    }

    private void check(Map<OktaFactorsParameter, String> values, OktaRequest request, Exchange exchange)
            throws CamelExchangeException {
        RequestRule broken = RequestRule.firstBroken(rules, values, request.tree());
        if (broken != null) {
            throw new CamelExchangeException(
                    operation + " was not sent: " + broken.advice() + " (option validateRequest)", exchange);
        }
    }
}
