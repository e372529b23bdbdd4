package io.oktafactors.camel;

import java.io.IOException;

/** No whole answer came; the message says why in words for an operator. */
final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    NoAnswerException(String why, Exception cause) {
        super(why, cause);
    }
}
