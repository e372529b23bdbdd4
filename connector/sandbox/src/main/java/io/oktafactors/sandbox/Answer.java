package io.oktafactors.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What goes back over the wire, apart from the headers that every answer has. */
record Answer(int status, String contentType, byte[] body) {
    private static final byte[] NOTHING = {};

    static Answer json(int status, Consumer<JsonOut> document) {
        return new Answer(status, "application/json", JsonOut.bytes(document));
    }

    static Answer ok(Consumer<JsonOut> document) {
        return json(200, document);
    }

    static Answer empty(int status) {
        return new Answer(status, null, NOTHING);
    }

    static Answer html(String page) {
        return new Answer(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }
}
