package io.oktafactors.routes.work;

/** An older event of the person is not finished: this one waits for it. */
class OlderEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OlderEventException() {
        super("The event waits until an older event of the person is completed");
    }
}
