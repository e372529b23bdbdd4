package io.oktafactors.camel;

import io.oktafactors.camel.http.OktaResponse;
import org.apache.camel.Message;

/** The headers that tell of an answer. */
public final class AnswerHeaders {

    private AnswerHeaders() {}

    /** Puts them on the message and takes nothing else off it. */
    public static void write(OktaResponse response, Message message) {
        message.setHeader(OktaFactorsConstants.RESPONSE_CODE, response.status());
        set(message, OktaFactorsConstants.REQUEST_ID, response.requestId());
        set(message, OktaFactorsConstants.RATE_LIMIT_LIMIT, response.rateLimit().limit());
        set(
                message,
                OktaFactorsConstants.RATE_LIMIT_REMAINING,
                response.rateLimit().remaining());
        set(message, OktaFactorsConstants.RATE_LIMIT_RESET, response.rateLimit().reset());
    }

    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header); // what an earlier call left would be mistaken for this one's
        } else {
            message.setHeader(header, value);
        }
    }
}
