package io.oktafactors.camel.http;

import java.io.IOException;

/** No whole answer came; the message says why in words for an operator. */
public final class NoAnswerException extends IOException {

    private static final long serialVersionUID = 1L;

    private final Reach reach;

    NoAnswerException(String why, Reach reach, Throwable cause) {
        super(why, cause);
        this.reach = reach;
    }

    /** How far the request got. */
    public enum Reach {
        /** Surely not to the other side. */
        UNSENT,
        /** Into a connection of the pool that was closed; it may be sent once more, over another one. */
        STALE,
        /** Perhaps to the other side. */
        SENT
    }

    public Reach reach() {
        return reach;
    }
}
