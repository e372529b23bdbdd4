package io.oktafactors.camel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;

/**
 * One answer.
 *
 * @param requestId Okta's id of the call; null if the answer has no valid one
 * @param authenticate the {@code WWW-Authenticate} header; null where the answer has none
 * @param dpopNonce the {@code DPoP-Nonce} header; null where the answer has none
 * @param ofProxy whether the answer is from the proxy, and not from Okta
 * @param error the error in the answer; never null
 * @param echoes finds secrets of the request in the answer
 */
public record OktaResponse(
        int status,
        RateLimit rateLimit,
        String requestId,
        String authenticate,
        String dpopNonce,
        boolean ofProxy,
        Content content,
        OktaError error,
        RequestSecrets echoes) {

    /** The body of an answer, which is parsed as JSON once, on demand. */
    static final class Content {

        private final byte[] bytes;
        private JsonNode tree;

        Content(byte[] bytes) {
            this.bytes = bytes;
        }

        private synchronized JsonNode tree() throws IOException {
            if (tree == null) {
                tree = Json.tree(bytes);
            }
            return tree;
        }
    }

    /** Never null. */
    public byte[] body() {
        return content.bytes;
    }

    /**
     * The body as a tree, which must not be changed.
     *
     * @throws IOException if it is not one whole JSON value; its message may quote the body
     */
    public JsonNode tree() throws IOException {
        return content.tree();
    }

    /** The body as a tree; a missing node if it is not valid JSON. */
    public JsonNode treeOrMissing() {
        try {
            return content.tree();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Whether it is unknown if the request was executed, and another attempt may succeed: 502 to 504. */
    public boolean isUnavailable() {
        return status >= 502 && status <= 504;
    }

    /** The answer to a removal, if this answer says that there is nothing to remove. */
    public OktaResponse asRemoved() {
        return new OktaResponse(
                204, rateLimit, requestId, null, null, false, new Content(new byte[0]), OktaError.NONE, echoes);
    }

    /** What to do about an answer of the proxy, as the end of a message. */
    public String describeProxy() {
        return "the proxy answered " + status
                + (status == 407
                        ? ": correct the options proxyUsername and proxyPassword"
                        : ": allow calls to Okta on the proxy, or use another proxy with the options proxyHost and"
                                + " proxyPort");
    }

    @Override
    public String toString() {
        return "status " + status;
    }
}
