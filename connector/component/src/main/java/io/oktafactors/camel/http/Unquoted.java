package io.oktafactors.camel.http;

/** Stands for a fault whose text may quote what came or what was sent: its kind and where it happened, without the text. */
public final class Unquoted extends Exception {

    private static final long serialVersionUID = 1L;

    private Unquoted(Throwable fault) {
        super(fault.getClass().getSimpleName());
        setStackTrace(fault.getStackTrace());
    }

    public static Unquoted of(Throwable fault) {
        return new Unquoted(fault);
    }
}
