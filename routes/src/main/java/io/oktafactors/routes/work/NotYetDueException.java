package io.oktafactors.routes.work;

/** The event takes effect later: a copy of it was sent, or the broker's clock is ahead of this app's. */
final class NotYetDueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYetDueException() {
        super("The event waits until it takes effect");
    }
}
