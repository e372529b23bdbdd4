package io.oktafactors.routes.work;

/** A person starts again, but work on their leaving is not done: the one waits for the other. */
class OlderLeaverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OlderLeaverException() {
        super("Waits until the person's older leaver event is done");
    }
}
