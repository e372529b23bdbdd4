package io.oktafactors.camel;

import java.io.IOException;

/** No whole answer came; the message says why in words for an operator. */
final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean sent;

    /**
     * @param sent whether the request may have reached the other side
     */
    NoAnswerException(String why, boolean sent, Exception cause) {
        super(why, cause);
        this.sent = sent;
    }

    boolean sent() {
        return sent;
    }
}
