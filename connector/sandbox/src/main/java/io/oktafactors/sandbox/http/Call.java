package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.error.OktaErrorCode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.PathTemplateMatch;
import java.time.Duration;
import java.util.Deque;

/** One request, read the way the operations need it. */
public final class Call {
    private static final Duration DEFAULT_LIFETIME = Duration.ofSeconds(300);
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
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY)
                .getParameters()
                .get(parameter);
    }

    public String userId() {
        return path("userId");
    }

    public String factorId() {
        return path("factorId");
    }

    /** The URL of a user under the host that the client called, so that links lead back the same way. */
    public String userUrl(String userId) {
        return exchange.getRequestScheme() + "://" + exchange.getHostAndPort() + "/api/v1/users/" + userId;
    }

    public String userUrl() {
        return userUrl(userId());
    }

    /** A boolean of the query, false by default. */
    public boolean flag(String parameter) {
        String value = query(parameter);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw OktaErrorCode.TYPE_MISMATCH.error();
    }

    /** How long a code shall be good: {@code tokenLifetimeSeconds}, 1 to 86400, by default 300. */
    public Duration tokenLifetime() {
        String value = query("tokenLifetimeSeconds");
        if (value == null) {
            return DEFAULT_LIFETIME;
        }
        int seconds;
        try {
            seconds = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw OktaErrorCode.TYPE_MISMATCH.error();
        }
        if (seconds < 1 || seconds > LONGEST_LIFETIME) {
            throw OktaErrorCode.VALIDATION_FAILED.error(
                    "tokenLifetimeSeconds", "tokenLifetimeSeconds: must be between 1 and " + LONGEST_LIFETIME);
        }
        return Duration.ofSeconds(seconds);
    }

    private String query(String parameter) {
        Deque<String> values = exchange.getQueryParameters().get(parameter);
        return values == null ? null : values.getFirst();
    }
}
