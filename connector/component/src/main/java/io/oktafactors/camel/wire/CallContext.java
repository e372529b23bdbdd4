package io.oktafactors.camel.wire;

import org.apache.hc.client5.http.protocol.HttpClientContext;

/** What one request and its answer carry past the HTTP client, which would log it. */
public final class CallContext extends HttpClientContext {

    /** Path and query, as they stand in the request line. */
    private final String requestTarget;

    /** Whether the request may have reached the other side: a connection was there, and the tunnel if there is one. */
    private boolean sent;

    /** Whether it was a proxy that gave the last answer. */
    private boolean ofProxy;

    /** Of the last answer. */
    private AnswerHead head;

    public CallContext(String requestTarget) {
        this.requestTarget = requestTarget;
    }

    String requestTarget() {
        return requestTarget;
    }

    void sends() {
        sent = true;
    }

    void answered(AnswerHead answer, boolean proxy) {
        head = answer;
        ofProxy = proxy;
    }

    public boolean isSent() {
        return sent;
    }

    public boolean isOfProxy() {
        return ofProxy;
    }

    public AnswerHead head() {
        return head;
    }
}
