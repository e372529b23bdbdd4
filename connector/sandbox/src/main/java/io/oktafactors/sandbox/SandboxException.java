package io.oktafactors.sandbox;

/** The sandbox cannot start or take an instruction; the message says why and what to do. */
public final class SandboxException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SandboxException(String message) {
        super(message);
    }

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
