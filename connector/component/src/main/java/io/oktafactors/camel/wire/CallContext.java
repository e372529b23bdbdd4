package io.oktafactors.camel.wire;

import org.apache.hc.client5.http.protocol.HttpClientContext;

/** The data of one request and its answer that is hidden from the HTTP client, which would log it. */
public final class CallContext extends HttpClientContext {

    /** Path and query of the request line. */
    private final String requestTarget;

    /** Whether the request may have reached the server: there was a connection and, if needed, a tunnel. */
    private boolean sent;

    /** Whether the last answer was from a proxy. */
    private boolean ofProxy;

    /** The headers of the last answer. */
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
