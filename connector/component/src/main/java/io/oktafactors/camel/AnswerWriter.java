package io.oktafactors.camel;

import io.oktafactors.camel.call.OktaAnswer;
import io.oktafactors.camel.http.OktaResponse;
import io.oktafactors.camel.http.RateLimit;
import io.oktafactors.camel.push.AwaitedCall;
import java.util.Map;
import org.apache.camel.Message;

/** Writes the result of a call to the message: the body, and the headers about the answer. */
final class AnswerWriter {

    private AnswerWriter() {}

    static void write(OktaAnswer answer, Message message) {
        writeHeaders(answer.response(), message);
        message.setBody(answer.body());
        writeNext(answer.next(), message);
    }

    static void write(AwaitedCall.End end, Message message) {
        writeHeaders(end.last(), message);
        writeNext(end.first().next(), message);
        message.setHeader(OktaFactorsConstants.OUTCOME, end.outcome().name());
        message.setBody(end.outcome().name());
    }

    private static void writeHeaders(OktaResponse response, Message message) {
        message.setHeader(OktaFactorsConstants.RESPONSE_CODE, response.status());
        set(message, OktaFactorsConstants.REQUEST_ID, response.requestId());
        RateLimit told = response.rateLimit();
        set(message, OktaFactorsConstants.RATE_LIMIT_LIMIT, told.limit());
        set(message, OktaFactorsConstants.RATE_LIMIT_REMAINING, told.remaining());
        set(message, OktaFactorsConstants.RATE_LIMIT_RESET, told.reset());
    }

    private static void writeNext(Map<String, Object> next, Message message) {
        next.forEach((header, value) -> set(message, header, value));
    }

    private static void set(Message message, String header, Object value) {
        if (value == null) {
            message.removeHeader(header); // a value of an earlier call would be taken for one of this call
        } else {
            message.setHeader(header, value);
        }
    }
}
