package io.oktafactors.camel.http;

import java.io.IOException;

/** No complete answer was received; the message says why in words for an operator. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reach reach;

    NoAnswerException(String why, Reach reach, Throwable cause) {
        super(why, cause);
        this.reach = reach;
    }

    /** How far the request got. */
    public enum Reach {
        /** It did not reach the server. */
        UNSENT,
        /** The pooled connection was closed; it may be sent again over another one. */
        STALE,
        /** It may have reached the server. */
        SENT
    }

    public Reach reach() {
        return reach;
    }
}
