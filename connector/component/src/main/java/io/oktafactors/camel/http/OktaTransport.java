package io.oktafactors.camel.http;

import io.oktafactors.camel.http.AnswerHead.Field;
import io.oktafactors.camel.http.NoAnswerException.Reach;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.time.Instant;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/** Sends requests, and what reaches the other side once: no retry, no redirect, no cookie. */
public final class OktaTransport {

    /** Lists of factors take a few kilobytes; what is larger than this is no answer of Okta's. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    /** Connections of the pool that are found closed before one request fails. */
    private static final int MOST_CLOSED = 4;

    private static final byte[] EMPTY = new byte[0];

    private record Target(URI root, HttpHost host) {

        static Target of(String origin) {
            URI root = URI.create(origin + "/");
            return new Target(root, HttpHost.create(root));
        }
    }

    private record Times(Timeouts timeouts, long left) {}

    private final Latest<String, Target> targets = new Latest<>(Target::of);
    private final Latest<Times, RequestConfig> configs = new Latest<>(OktaTransport::config);
    private final Latest<String, Instant> dates = new Latest<>(DateUtils::parseStandardDate);
    private final OktaClient client;

    /**
     * @param client brings TLS, proxy and pool, and ends calls that take too long
     */
    public OktaTransport(OktaClient client) {
        this.client = client;
    }

    /**
     * Sends the call and waits for the whole answer, whatever its status. A connection of the pool that is found closed before
     * anything was sent is passed over.
     *
     * @param deadline when to give up at the latest
     */
    public OktaResponse exchange(HttpCall call, Deadline deadline) throws NoAnswerException {
        for (int closed = 1; ; closed++) {
            try {
                return exchangeOnce(call, deadline);
            } catch (NoAnswerException e) {
                if (e.reach() != Reach.SENT) {
                    client.closeIdle();
                }
                if (!(e.getCause() instanceof StaleConnectionException) || closed == MOST_CLOSED) {
                    throw e;
                }
            }
        }
    }

    private OktaResponse exchangeOnce(HttpCall call, Deadline deadline) throws NoAnswerException {
        long left = Math.max(1, deadline.millisLeft());
        Target target = targets.of(call.address().origin());
        HttpUriRequestBase message = message(call, target, left);
        DeadlineWatch.Entry end = client.watch().add(left, message::abort);
        CallContext context = new CallContext(call.address().target());
        try {
            return client.http().execute(target.host(), message, context, http -> response(http, context));
        } catch (IOException | RuntimeException e) {
            boolean late = end.isOverdue() || deadline.millisLeft() == 0;
            TransportFault fault = TransportFault.of(e, call.timeouts(), late, client.usesProxy());
            throw new NoAnswerException(fault.why(), reach(call, context, e, late), fault.cause());
        } finally {
            client.watch().remove(end);
        }
    }

    private static Reach reach(HttpCall call, CallContext context, Exception why, boolean late) {
        if (!context.sent || why instanceof StaleConnectionException) {
            return Reach.UNSENT;
        }
        if (late) {
            return Reach.SENT;
        }
        EndpointDetails connection = context.getEndpointDetails();
        boolean wasClosed = why instanceof NoHttpResponseException || why instanceof SocketException;
        return wasClosed && connection != null && connection.getResponseCount() > 0 && "GET".equals(call.method())
                ? Reach.STALE
                : Reach.SENT;
    }

    private HttpUriRequestBase message(HttpCall call, Target target, long left) {
        HttpUriRequestBase message = new HttpUriRequestBase(call.method(), target.root());
        message.setConfig(configs.of(new Times(call.timeouts(), left)));
        call.headers().forEach(message::addHeader);
        call.authorization().forEach(message::addHeader);
        if (call.body() != null) {
            message.setEntity(new ByteArrayEntity(
                    call.body(), call.contentType() == null ? null : ContentType.create(call.contentType())));
        }
        return message;
    }

    // The client wants the connect time-out in its connection manager now, which all endpoints share.
    @SuppressWarnings("deprecation")
    private static RequestConfig config(Times times) {
        Timeouts timeouts = times.timeouts;
        long left = times.left;
        return RequestConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(Math.min(timeouts.connect(), left)))
                // Ahead of the deadline, so that it is the pool that is named.
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(left - Math.min(left / 10, 200)))
                // Zero for none: at the deadline the call is aborted from another thread, and a socket that needs not
                // look at the
                // time waits in one system call for what takes three otherwise.
                .setResponseTimeout(Timeout.ofMilliseconds(timeouts.response()))
                .build();
    }

    private OktaResponse response(ClassicHttpResponse http, CallContext context) throws IOException {
        AnswerHead head = context.head;
        RateLimit rateLimit = new RateLimit(
                head.number(Field.RATE_LIMIT),
                head.number(Field.RATE_LIMIT_REMAINING),
                head.number(Field.RATE_LIMIT_RESET),
                date(head.get(Field.DATE)));
        return new OktaResponse(
                http.getCode(),
                rateLimit,
                head.get(Field.REQUEST_ID),
                head.get(Field.WWW_AUTHENTICATE),
                head.get(Field.DPOP_NONCE),
                context.ofProxy,
                body(http));
    }

    private static byte[] body(ClassicHttpResponse http) throws IOException {
        HttpEntity entity = http.getEntity();
        if (entity == null) {
            return EMPTY;
        }
        long length = entity.getContentLength();
        try (InputStream content = entity.getContent()) {
            byte[] body =
                    content.readNBytes(length < 0 ? LARGEST_ANSWER + 1 : (int) Math.min(length, LARGEST_ANSWER + 1));
            if (body.length > LARGEST_ANSWER) {
                throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
            }
            return body;
        }
    }

    private Instant date(String header) {
        // All answers within a second have the same.
        return header == null ? null : dates.of(header);
    }
}
