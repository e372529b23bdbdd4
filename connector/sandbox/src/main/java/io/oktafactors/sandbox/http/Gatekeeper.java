package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.error.OktaErrorCode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Refuses what no operation should see: calls without a good token or with headers that Okta does not take. */
public final class Gatekeeper {
    private static final String SCHEME = "SSWS ";

    private final byte[] token;

    public Gatekeeper(String token) {
        this.token = bytes(token);
    }

    public void check(HttpServerExchange exchange, byte[] body) {
        HeaderMap headers = exchange.getRequestHeaders();
        checkToken(headers.getFirst(Headers.AUTHORIZATION));
        MediaTypes.check(exchange, body);
    }

    /** Whether a POST says how long it is; without that the gateway refuses it with 411. */
    public static boolean lacksLength(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        return exchange.getRequestMethod().equals(Methods.POST)
                && !headers.contains(Headers.CONTENT_LENGTH)
                && !headers.contains(Headers.TRANSFER_ENCODING);
    }

    private void checkToken(String authorization) {
        if (authorization == null) {
            throw OktaErrorCode.NO_CREDENTIALS.error();
        }
        boolean ours = authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(token, bytes(authorization.substring(SCHEME.length())));
        if (!ours) {
            throw OktaErrorCode.INVALID_TOKEN.error();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
