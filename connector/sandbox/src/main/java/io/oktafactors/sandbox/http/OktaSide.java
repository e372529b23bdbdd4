package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.SandboxCall;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Ids;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.PathTemplateMatch;
import java.time.Clock;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a call to the Okta side from its headers to its answer. Only calls that were let in and counted carry rate-limit
 * headers; the gateway's own answers and 405 do not, as Okta's do not.
 */
public final class OktaSide {
    private static final Logger LOG = LoggerFactory.getLogger(OktaSide.class);
    private static final HttpString LIMIT = new HttpString("x-rate-limit-limit");
    private static final HttpString REMAINING = new HttpString("x-rate-limit-remaining");
    private static final HttpString RESET = new HttpString("x-rate-limit-reset");
    private static final HttpString REQUEST_ID = new HttpString("X-Okta-Request-Id");
    private static final int REQUEST_ID_LENGTH = 27;
    private static final byte[] NO_BODY = {};

    private final Gatekeeper gatekeeper;
    private final RateLimiter limiter;
    private final Journal journal;
    private final Clock clock;

    public OktaSide(Gatekeeper gatekeeper, RateLimiter limiter, Journal journal, Clock clock) {
        this.gatekeeper = gatekeeper;
        this.limiter = limiter;
        this.journal = journal;
        this.clock = clock;
    }

    public void answer(HttpServerExchange exchange, byte[] body, Function<Call, Answer> operation) {
        if (Gatekeeper.lacksLength(exchange)) {
            finish(exchange, Answer.empty(411));
            return;
        }
        Answer answer;
        try {
            gatekeeper.check(exchange, body);
            count(exchange);
            answer = operation.apply(new Call(exchange, body));
        } catch (OktaError refusal) {
            answer = Answer.of(refusal);
        } catch (RuntimeException e) {
            LOG.error(
                    "{} {} failed",
                    exchange.getRequestMethod(),
                    exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY).getMatchedTemplate(),
                    e);
            answer = Answer.of(OktaErrorCode.INTERNAL.error());
        }
        finish(exchange, answer);
    }

    /** Answers what needs no credentials and counts against no limit. */
    void answerOpenly(HttpServerExchange exchange, Function<Call, Answer> operation) {
        Answer answer;
        try {
            answer = operation.apply(new Call(exchange, NO_BODY));
        } catch (OktaError refusal) {
            answer = Answer.of(refusal);
        }
        finish(exchange, answer);
    }

    /** No route has this path: the gateway answers, and not in the shape of Okta's errors. */
    public void unrouted(HttpServerExchange exchange) {
        finish(
                exchange,
                Answer.json(
                        404,
                        out -> out.object(() -> {
                            out.field("status", 404);
                            out.field("message", "Resource not found");
                        })));
    }

    public void methodNotSupported(HttpServerExchange exchange) {
        finish(exchange, Answer.of(OktaErrorCode.METHOD_NOT_SUPPORTED.error()));
    }

    private void count(HttpServerExchange exchange) {
        RateLimiter.Verdict verdict = limiter.count(exchange.getRequestPath());
        exchange.getResponseHeaders()
                .put(LIMIT, verdict.limit())
                .put(REMAINING, verdict.remaining())
                .put(RESET, verdict.resetEpochSecond());
        if (!verdict.allowed()) {
            throw OktaErrorCode.RATE_LIMIT.error();
        }
    }

    private void finish(HttpServerExchange exchange, Answer answer) {
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        journal.note(new SandboxCall(
                clock.instant(),
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                answer.status(),
                match == null ? null : match.getParameters().get("userId")));
        exchange.getResponseHeaders().put(REQUEST_ID, Ids.random("X", REQUEST_ID_LENGTH));
        SandboxServer.send(exchange, answer, clock.instant());
    }
}
