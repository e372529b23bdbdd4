package io.oktafactors.camel.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes over the wire once.
 *
 * @param body null for a request without one; empty for one with {@code Content-Length: 0}
 * @param contentType of the body; null where there is none to name
 */
public record HttpCall(
        String method, URI uri, Map<String, String> headers, byte[] body, String contentType, Timeouts timeouts) {

    public HttpCall with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpCall(method, uri, all, body, contentType, timeouts);
    }

    /** Without query, headers and body: what may stand in a log. */
    @Override
    public String toString() {
        return method + " " + uri.getRawPath();
    }
}
