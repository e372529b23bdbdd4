package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.undertow.server.HttpServerExchange;
import java.time.Clock;
import java.util.function.Function;

/**
 * The API under {@code /sandbox}, which Okta does not have: tests and demos use it to see what people received and to change
 * the directory.
 */
public final class SandboxSide {
    private final BrowserGuard guard;
    private final Clock clock;

    public SandboxSide(BrowserGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    public void answer(HttpServerExchange exchange, byte[] body, Function<Call, HttpAnswer> operation) {
        HttpAnswer answer;
        try {
            answer = guard.complaint(exchange)
                    .map(complaint -> HttpAnswer.message(403, complaint))
                    .orElseGet(() -> operation.apply(new Call(exchange, body)));
        } catch (SandboxException refusal) {
            answer = HttpAnswer.message(400, refusal.getMessage());
        } catch (OktaError malformed) {
            answer = HttpAnswer.message(400, "The body must be a JSON object with text fields.");
        }
        answer.sendOver(exchange, clock.instant());
    }
}
