package io.oktafactors.camel.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * What goes over the wire once.
 *
 * @param authorization the headers of the credentials
 * @param body null for a request without one; empty for one with {@code Content-Length: 0}
 * @param contentType of the body; null where there is none to name
 * @param secrets what of path and body may be told to nobody
 */
public record HttpCall(
        String method,
        Address address,
        Map<String, String> headers,
        Map<String, String> authorization,
        byte[] body,
        String contentType,
        Timeouts timeouts,
        Secrets secrets) {

    /** Finds the secrets in path and body of a call, where they are asked for. */
    public interface Secrets {

        Secrets NONE = call -> List.of();

        List<Secret> in(HttpCall call);
    }

    public HttpCall(
            String method,
            Address address,
            Map<String, String> headers,
            byte[] body,
            String contentType,
            Timeouts timeouts,
            Secrets secrets) {
        this(method, address, headers, Map.of(), body, contentType, timeouts, secrets);
    }

    /** The same call with these headers in place of those that authorized it before. */
    public HttpCall authorized(Map<String, String> by) {
        return new HttpCall(method, address, headers, by, body, contentType, timeouts, secrets);
    }

    /** The message for the HTTP client, which sees no path: it would log it. */
    HttpUriRequestBase message(URI root, RequestConfig config) {
        HttpUriRequestBase message = new HttpUriRequestBase(method, root);
        message.setConfig(config);
        headers.forEach(message::addHeader);
        authorization.forEach(message::addHeader);
        if (body != null) {
            message.setEntity(new ByteArrayEntity(body, contentType == null ? null : ContentType.create(contentType)));
        }
        return message;
    }

    /** Without query, headers and body: what may stand in a log. */
    @Override
    public String toString() {
        return method + " " + address.path();
    }
}
