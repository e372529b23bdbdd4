package io.oktafactors.sandbox.http.gateway;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;

/** Reads the body of a request on demand. */
@FunctionalInterface
public interface BodyReader {
    byte[] read(HttpServerExchange exchange) throws IOException;
}
