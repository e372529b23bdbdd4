package io.oktafactors.camel.http;

/** Replaces an exception whose text may quote the request or the answer: its class and stack trace, without the text. */
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
