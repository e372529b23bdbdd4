package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.json.Dates;
import io.oktafactors.sandbox.json.JsonOut;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * An answer, without the headers that every answer has.
 *
 * @param links lines of the {@code Link} header
 */
public record HttpAnswer(int status, String contentType, byte[] body, List<String> links) {
    private static final byte[] NOTHING = {};
    private static final int ERROR_ID_LENGTH = 25;
    private static final HttpString LINK = new HttpString("Link");

    public static HttpAnswer json(int status, Consumer<JsonOut> document) {
        return new HttpAnswer(status, "application/json", JsonOut.bytes(document), List.of());
    }

    public static HttpAnswer ok(Consumer<JsonOut> document) {
        return json(200, document);
    }

    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, null, NOTHING, List.of());
    }

    public static HttpAnswer png(byte[] picture) {
        return new HttpAnswer(200, "image/png", picture, List.of());
    }

    /** An error in the format of all Okta errors. */
    public static HttpAnswer of(OktaError error) {
        OktaErrorCode code = error.code();
        return json(
                code.httpStatus,
                out -> out.object(() -> {
                    out.field("errorCode", code.code);
                    out.field("errorSummary", error.summary());
                    out.field("errorLink", code.code);
                    out.field("errorId", Ids.random("oae", ERROR_ID_LENGTH));
                    out.array(
                            "errorCauses", error.causes(), cause -> out.object(() -> out.field("errorSummary", cause)));
                }));
    }

    /** The answer of a fault: its own body, or else Okta's error with this status, or that of a gateway. */
    public static HttpAnswer of(SandboxFault fault) {
        if (fault.status() == StatusCodes.NO_CONTENT || fault.status() == StatusCodes.NOT_MODIFIED) {
            return empty(fault.status());
        }
        String page = fault.body() == null
                ? "<html><body><h1>%d %s</h1></body></html>"
                        .formatted(fault.status(), StatusCodes.getReason(fault.status()))
                : fault.body();
        if (fault.body() == null && fault.status() == OktaErrorCode.RATE_LIMIT.httpStatus) {
            return of(OktaError.of(OktaErrorCode.RATE_LIMIT));
        }
        if (fault.body() == null && fault.status() == OktaErrorCode.INTERNAL.httpStatus) {
            return of(OktaError.of(OktaErrorCode.INTERNAL));
        }
        String type = page.startsWith("{") || page.startsWith("[") ? "application/json" : "text/html";
        return new HttpAnswer(fault.status(), type, page.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** A text answer for a path under {@code /sandbox}. */
    public static HttpAnswer message(int status, String text) {
        return json(status, out -> out.object(() -> out.field("message", text)));
    }

    public HttpAnswer linking(List<String> lines) {
        return new HttpAnswer(status, contentType, body, lines);
    }

    /** Sends the answer, unless another answer has begun. */
    public void sendOver(HttpServerExchange exchange, Instant now) {
        if (exchange.isResponseStarted()) {
            exchange.endExchange(); // the client has disconnected
            return;
        }
        putHead(exchange, now);
        if (contentType == null) {
            exchange.endExchange();
        } else {
            exchange.getResponseSender().send(ByteBuffer.wrap(body));
        }
    }

    /** Sets status and headers. */
    public void putHead(HttpServerExchange exchange, Instant now) {
        HeaderMap headers = exchange.setStatusCode(status).getResponseHeaders();
        headers.put(Headers.DATE, Dates.http(now));
        links.forEach(link -> headers.add(LINK, link));
        if (contentType != null && !headers.contains(Headers.CONTENT_TYPE)) {
            headers.put(Headers.CONTENT_TYPE, contentType);
        }
    }
}
