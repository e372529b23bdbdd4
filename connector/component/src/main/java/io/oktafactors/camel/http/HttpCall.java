package io.oktafactors.camel.http;

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
        Address address,
        Map<String, String> headers,
        Map<String, String> authorization,
        byte[] body,
        String contentType,
        Timeouts timeouts) {

    public HttpCall(
            String method,
            Address address,
            Map<String, String> headers,
            byte[] body,
            String contentType,
            Timeouts timeouts) {
        this(method, address, headers, Map.of(), body, contentType, timeouts);
    }

    /** The same call with these headers in place of those that authorized it before. */
    public HttpCall authorized(Map<String, String> by) {
        return new HttpCall(method, address, headers, by, body, contentType, timeouts);
    }

    /** Without query, headers and body: what may stand in a log. */
    @Override
    public String toString() {
        return method + " " + address.path();
    }
}
