package io.oktafactors.camel.http;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * One HTTP request.
 *
 * @param authorization the headers of the credentials
 * @param body null for a request without one; empty for one with {@code Content-Length: 0}
 * @param contentType content type of the body; null if there is none
 * @param secrets finds the secrets in path and body
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

    /** Finds the secrets in path and body of a call, on demand. */
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

    /** A copy with these headers as its authorization. */
    public HttpCall authorized(Map<String, String> by) {
        return new HttpCall(method, address, headers, by, body, contentType, timeouts, secrets);
    }

    /** The message for the HTTP client, without the path, which the client would log. */
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

    /** Without query, headers and body, so that it may be logged. */
    @Override
    public String toString() {
        return method + " " + address.path();
    }
}
