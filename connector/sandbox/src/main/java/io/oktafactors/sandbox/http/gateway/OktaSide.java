package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.api.SandboxFault.Reply;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.RequestJournal;
import io.oktafactors.sandbox.limit.Flights.Flight;
import io.oktafactors.sandbox.oauth.OAuthRefusal;
import io.oktafactors.sandbox.signin.Caller;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatch;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles a call to Okta's API from its headers to its answer. Only calls that were authenticated and counted have rate-limit
 * headers; the gateway's own answers and 405 have none, as at Okta.
 */
public final class OktaSide {
    private static final Logger LOG = LoggerFactory.getLogger(OktaSide.class);
    private static final HttpString REQUEST_ID = new HttpString("X-Okta-Request-Id");
    private static final HttpString DPOP_NONCE = new HttpString("dpop-nonce");
    private static final int REQUEST_ID_LENGTH = 27;
    private static final byte[] NO_BODY = {};

    private final Gatekeeper gatekeeper;
    private final Meter meter;
    private final RequestJournal journal;
    private final Clock clock;

    public OktaSide(Gatekeeper gatekeeper, Meter meter, RequestJournal journal, Clock clock) {
        this.gatekeeper = gatekeeper;
        this.meter = meter;
        this.journal = journal;
        this.clock = clock;
    }

    public void answer(HttpServerExchange exchange, BodyReader bodies, Function<Call, HttpAnswer> operation) {
        guard(exchange, () -> {
            Caller principal = gatekeeper.identify(exchange);
            byte[] body = bodies.read(exchange);
            gatekeeper.check(exchange, principal, body);
            return operation.apply(new Call(exchange, body));
        });
    }

    /** Answers a call, which counts as in flight until its answer is sent. Every error becomes an answer. */
    void guard(HttpServerExchange exchange, LifecycleStep step) {
        if (Gatekeeper.lacksLength(exchange)) {
            finish(exchange, HttpAnswer.empty(411));
            return;
        }
        Flight flight;
        try {
            flight = meter.enter(exchange);
        } catch (OktaError tooMany) {
            finish(exchange, HttpAnswer.of(tooMany));
            return;
        }
        finish(exchange, outcome(exchange, step), flight);
    }

    private HttpAnswer outcome(HttpServerExchange exchange, LifecycleStep step) {
        try {
            return step.run();
        } catch (OktaError refusal) {
            meter.mark(exchange, refusal);
            return HttpAnswer.of(refusal);
        } catch (OAuthRefusal refusal) {
            return refused(exchange, refusal);
        } catch (IOException e) {
            LOG.debug("The body of {} {} was not received", exchange.getRequestMethod(), template(exchange), e);
            return HttpAnswer.of(OktaError.of(OktaErrorCode.MALFORMED_BODY));
        } catch (RuntimeException e) {
            LOG.error("{} {} failed", exchange.getRequestMethod(), template(exchange), e);
            return HttpAnswer.of(OktaError.of(OktaErrorCode.INTERNAL));
        }
    }

    /** Answers without credentials and without counting. */
    public void answerOpenly(HttpServerExchange exchange, Function<Call, HttpAnswer> operation) {
        HttpAnswer answer;
        try {
            answer = operation.apply(new Call(exchange, NO_BODY));
        } catch (OktaError refusal) {
            answer = HttpAnswer.of(refusal);
        }
        finish(exchange, answer);
    }

    /** No route has this path: the gateway answers, not with an error in Okta's format. */
    public void unrouted(HttpServerExchange exchange) {
        finish(exchange, gateway(404, "Resource not found"));
    }

    /** The gateway refuses a URL that cannot be decoded. */
    public void unreadable(HttpServerExchange exchange) {
        finish(exchange, gateway(400, "Bad Request"));
    }

    private static HttpAnswer gateway(int status, String message) {
        return HttpAnswer.json(
                status,
                out -> out.object(() -> {
                    out.field("status", status);
                    out.field("message", message);
                }));
    }

    public void methodNotSupported(HttpServerExchange exchange) {
        finish(exchange, HttpAnswer.of(OktaError.of(OktaErrorCode.METHOD_NOT_SUPPORTED)));
    }

    /** A fault stops the call. */
    void keptOff(HttpServerExchange exchange) {
        finish(exchange, HttpAnswer.empty(0));
    }

    private static HttpAnswer refused(HttpServerExchange exchange, OAuthRefusal refusal) {
        if (refusal.nonce() != null) {
            exchange.getResponseHeaders().put(DPOP_NONCE, refusal.nonce());
        }
        String challenge = refusal.challenge(Gatekeeper.credentials(exchange));
        if (challenge == null) {
            return HttpAnswer.json(
                    refusal.status(),
                    out -> out.object(() -> {
                        out.field("error", refusal.error());
                        out.field("error_description", refusal.description());
                    }));
        }
        exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, challenge);
        return HttpAnswer.empty(refusal.status());
    }

    private static String template(HttpServerExchange exchange) {
        return exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getMatchedTemplate();
    }

    private void finish(HttpServerExchange exchange, HttpAnswer answer) {
        finish(exchange, answer, null);
    }

    /** @param flight ends when the answer is sent; may be null */
    private void finish(HttpServerExchange exchange, HttpAnswer answer, Flight flight) {
        Instant now = clock.instant();
        String requestId = Ids.random("X", REQUEST_ID_LENGTH);
        exchange.getResponseHeaders().put(REQUEST_ID, requestId);
        Runnable landing = flight == null ? () -> {} : flight::leave;
        SandboxFault fault = exchange.getAttachment(RequestJournalEntry.FAULT);
        if (fault == null) {
            journal.note(RequestJournalEntry.of(exchange, now, requestId, answer.status(), answer.status()));
            landing.run();
            answer.sendOver(exchange, now);
            return;
        }
        HttpAnswer sent = fault.kind().reply == Reply.OWN ? HttpAnswer.of(fault) : answer;
        int status = fault.kind().reply == Reply.NONE ? 0 : sent.status();
        journal.note(RequestJournalEntry.of(exchange, now, requestId, status, fault.kind().done ? answer.status() : 0));
        FaultyDelivery.send(exchange, sent, fault, now, landing);
    }

    /** Answers a call in flight. */
    @FunctionalInterface
    interface LifecycleStep {
        HttpAnswer run() throws IOException;
    }
}
