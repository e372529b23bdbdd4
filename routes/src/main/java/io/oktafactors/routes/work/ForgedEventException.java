package io.oktafactors.routes.work;

/** An event on the work queue is not the one that was accepted with its id, or there is none with its id. */
final class ForgedEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForgedEventException() {
        super("No event with this id and content was accepted", null, false, false);
    }
}
