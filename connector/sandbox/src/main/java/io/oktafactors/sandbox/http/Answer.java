package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.factor.Ids;
import io.oktafactors.sandbox.json.JsonOut;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * What goes back over the wire, apart from the headers that every answer has.
 *
 * @param links lines of the {@code Link} header
 */
public record Answer(int status, String contentType, byte[] body, List<String> links) {
    private static final byte[] NOTHING = {};
    private static final int ERROR_ID_LENGTH = 25;

    public static Answer json(int status, Consumer<JsonOut> document) {
        return new Answer(status, "application/json", JsonOut.bytes(document), List.of());
    }

    public static Answer ok(Consumer<JsonOut> document) {
        return json(200, document);
    }

    public static Answer empty(int status) {
        return new Answer(status, null, NOTHING, List.of());
    }

    public static Answer png(byte[] picture) {
        return new Answer(200, "image/png", picture, List.of());
    }

    /** A refusal in the shape that all of Okta's own errors have. */
    public static Answer of(OktaError error) {
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

    /** The answer of a fault of its own: what was asked for, or else what Okta says with this status, or its gateway. */
    static Answer of(SandboxFault fault) {
        if (fault.status() == StatusCodes.NO_CONTENT || fault.status() == StatusCodes.NOT_MODIFIED) {
            return empty(fault.status());
        }
        String page = fault.body() == null
                ? "<html><body><h1>%d %s</h1></body></html>"
                        .formatted(fault.status(), StatusCodes.getReason(fault.status()))
                : fault.body();
        if (fault.body() == null && fault.status() == OktaErrorCode.RATE_LIMIT.httpStatus) {
            return of(OktaErrorCode.RATE_LIMIT.error());
        }
        if (fault.body() == null && fault.status() == OktaErrorCode.INTERNAL.httpStatus) {
            return of(OktaErrorCode.INTERNAL.error());
        }
        String type = page.startsWith("{") || page.startsWith("[") ? "application/json" : "text/html";
        return new Answer(fault.status(), type, page.getBytes(StandardCharsets.UTF_8), List.of());
    }

    public Answer linking(List<String> lines) {
        return new Answer(status, contentType, body, lines);
    }
}
