package io.oktafactors.camel.http;

import java.net.URI;
import java.util.Map;

/**
 * What goes over the wire once.
 *
 * @param authorization the headers of the credentials
 * @param body null for a request without one; empty for one with {@code Content-Length: 0}
 * @param contentType of the body; null where there is none to name
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, String> headers,
        Map<String, String> authorization,
        byte[] body,
        String contentType,
        Timeouts timeouts) {

    public HttpCall(
            String method, URI uri, Map<String, String> headers, byte[] body, String contentType, Timeouts timeouts) {
        this(method, uri, headers, Map.of(), body, contentType, timeouts);
    }

    /** The same call with these headers in place of those that authorized it before. */
    public HttpCall authorized(Map<String, String> by) {
        return new HttpCall(method, uri, headers, by, body, contentType, timeouts);
    }

    /** Without query, headers and body: what may stand in a log. */
    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
