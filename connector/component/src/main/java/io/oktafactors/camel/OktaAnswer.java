package io.oktafactors.camel;

import io.oktafactors.camel.http.OktaResponse;
import org.apache.camel.Message;

/** A good answer, read: what a call ends with. */
record OktaAnswer(OktaResponse response, AnswerBody body) {

    void writeTo(Message message) {
        AnswerHeaders.write(response, message);
        body.writeTo(message);
    }
}
