package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.error.OktaError;
import io.undertow.server.HttpServerExchange;
import java.time.Clock;
import java.util.function.Function;

/** The side that Okta has not: lets tests and demos see what people got and change what is in the directory. */
final class SandboxSide {
    private final BrowserGuard guard;
    private final Clock clock;

    SandboxSide(BrowserGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    void answer(HttpServerExchange exchange, byte[] body, Function<Call, Answer> operation) {
        Answer answer;
        try {
            answer = guard.complaint(exchange)
                    .map(complaint -> message(403, complaint))
                    .orElseGet(() -> operation.apply(new Call(exchange, body)));
        } catch (SandboxException refusal) {
            answer = message(400, refusal.getMessage());
        } catch (OktaError malformed) {
            answer = message(400, "The body must be a JSON object with text fields.");
        }
        SandboxServer.send(exchange, answer, clock.instant());
    }

    static Answer message(int status, String text) {
        return Answer.json(status, out -> out.object(() -> out.field("message", text)));
    }
}
