package io.oktafactors.routes.work;

/** The event takes effect later than now: a copy of it came, or the broker's clock is ahead of this app's. */
final class NotYetDueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYetDueException() {
        super("Waits until it takes effect");
    }
}
