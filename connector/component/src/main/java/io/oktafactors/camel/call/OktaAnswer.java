package io.oktafactors.camel.call;

import io.oktafactors.camel.AnswerHeaders;
import io.oktafactors.camel.http.OktaResponse;
import org.apache.camel.Message;

/** A good answer, read: what a call ends with. */
public record OktaAnswer(OktaResponse response, AnswerBody body) {

    public void writeTo(Message message) {
        AnswerHeaders.write(response, message);
        body.writeTo(message);
    }
}
