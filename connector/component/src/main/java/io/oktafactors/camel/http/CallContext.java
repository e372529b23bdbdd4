package io.oktafactors.camel.http;

import org.apache.hc.client5.http.protocol.HttpClientContext;

/** What one request and its answer carry past the HTTP client, which would log it. */
final class CallContext extends HttpClientContext {

    /** Path and query, as they stand in the request line. */
    final String requestTarget;

    /** Whether the request may have reached the other side: a connection was there, and the tunnel if there is one. */
    boolean sent;

    /** Whether it was a proxy that gave the last answer. */
    boolean ofProxy;

    /** Of the last answer. */
    AnswerHead head;

    CallContext(String requestTarget) {
        this.requestTarget = requestTarget;
    }
}
