package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.api.SandboxCall;
import io.oktafactors.sandbox.api.SandboxFault;
import io.oktafactors.sandbox.limit.UrlText;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.PathTemplateMatch;
import java.time.Instant;

/** Collects the data of a call for the journal. */
final class RequestJournalEntry {
    static final AttachmentKey<String> PRINCIPAL = AttachmentKey.create(String.class);
    static final AttachmentKey<String> BUCKET = AttachmentKey.create(String.class);
    static final AttachmentKey<SandboxFault> FAULT = AttachmentKey.create(SandboxFault.class);

    private RequestJournalEntry() {}

    /**
     * @param status status of the answer that was sent, 0 for none
     * @param outcome status of the processed call, 0 if it was not processed
     */
    static SandboxCall of(HttpServerExchange exchange, Instant now, String requestId, int status, int outcome) {
        SandboxFault fault = exchange.getAttachment(FAULT);
        return new SandboxCall(
                now,
                requestId,
                exchange.getRequestMethod().toString(),
                exchange.getRequestPath(),
                status,
                outcome,
                userId(exchange),
                exchange.getAttachment(PRINCIPAL),
                exchange.getAttachment(BUCKET),
                fault == null ? null : fault.kind().name());
    }

    private static String userId(HttpServerExchange exchange) {
        PathTemplateMatch match = exchange.getAttachment(PathTemplateMatch.ATTACHMENT_KEY);
        String userId = match == null ? null : match.getParameters().get("userId");
        return userId == null ? null : UrlText.ofSegment(userId);
    }
}
