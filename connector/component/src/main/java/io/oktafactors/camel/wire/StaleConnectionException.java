package io.oktafactors.camel.wire;

import java.io.IOException;

/** A pooled connection was closed before anything was sent over it. */
public final class StaleConnectionException extends IOException {

    private static final long serialVersionUID = 1L;

    StaleConnectionException() {
        super("the connection was closed by the other side while it was not in use");
    }
}
