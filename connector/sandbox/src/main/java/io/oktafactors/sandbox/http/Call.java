package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.limit.UrlText;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

/** A request, with the values that operations need. */
public final class Call {
    private static final int DEFAULT_LIFETIME = 300;
    private static final int LONGEST_LIFETIME = 86_400;

    private final HttpServerExchange exchange;
    private final byte[] body;

    public Call(HttpServerExchange exchange, byte[] body) {
        this.exchange = exchange;
        this.body = body;
    }

    public byte[] body() {
        return body;
    }

    public String path(String parameter) {
        return UrlText.ofSegment(exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get(parameter));
    }

    public String userId() {
        return path("userId");
    }

    public String factorId() {
        return path("factorId");
    }

    /** The URL of a user, with the host that the client called, so that links lead to the same host. */
    public String userUrl(String userId) {
        return baseUrl() + "/api/v1/users/" + userId;
    }

    /** The organization's URL as the client called it. */
    public String baseUrl() {
        return exchange.getRequestScheme() + "://" + exchange.getHostAndPort();
    }

    /** IP address of the caller. */
    public String caller() {
        return exchange.getSourceAddress().getAddress().getHostAddress();
    }

    public String userUrl() {
        return userUrl(userId());
    }

    /** A boolean query parameter, false by default. */
    public boolean flag(String parameter) {
        String value = query(parameter);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw OktaError.of(OktaErrorCode.TYPE_MISMATCH);
    }

    /** The lifetime of a code: {@code tokenLifetimeSeconds}, 1 to 86400, by default 300. */
    public Duration tokenLifetime() {
        return Duration.ofSeconds(number("tokenLifetimeSeconds", DEFAULT_LIFETIME, LONGEST_LIFETIME));
    }

    /** A numeric query parameter, at least 1. */
    public int number(String parameter, int byDefault, int most) {
        String value = query(parameter);
        if (value == null) {
            return byDefault;
        }
        if (value.isEmpty()) {
            throw OktaError.of(OktaErrorCode.PARAMETER_MISSING);
        }
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw OktaError.of(OktaErrorCode.TYPE_MISMATCH);
        }
        if (number < 1 || number > most) {
            throw OktaError.of(
                    OktaErrorCode.VALIDATION_FAILED, parameter, parameter + ": must be between 1 and " + most);
        }
        return number;
    }

    /** The URL as the client called it. */
    public String url() {
        String query = exchange.getQueryString();
        return baseUrl() + exchange.getRequestPath() + (query.isEmpty() ? "" : "?" + query);
    }

    /** The names of the query parameters. */
    public Set<String> queryNames() {
        Set<String> names = new TreeSet<>(exchange.getQueryParameters().keySet());
        names.removeAll(exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .keySet());
        return names;
    }

    /** A query parameter, or null. */
    public String query(String parameter) {
        Deque<String> values = exchange.getQueryParameters().get(parameter);
        return values == null ? null : UrlText.ofQuery(values.getFirst());
    }
}
