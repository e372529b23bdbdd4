package io.oktafactors.camel;

import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/** Sends requests, each once: no retry, no redirect, no cookie. */
final class OktaTransport {

    /** Lists of factors take a few kilobytes; what is larger than this is no answer of Okta's. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private static final long SLACK = 1_000;

    private static final byte[] EMPTY = new byte[0];

    private final OktaClient client;

    /**
     * @param client brings TLS, proxy and pool, and ends calls that take too long
     */
    OktaTransport(OktaClient client) {
        this.client = client;
    }

    /**
     * Sends the call and waits for the whole answer, whatever its status.
     *
     * @param deadline when to give up at the latest
     */
    OktaResponse exchange(HttpCall call, Deadline deadline) throws NoAnswerException {
        long left = Math.max(1, deadline.millisLeft());
        HttpUriRequestBase message = message(call, left);
        AtomicBoolean overdue = new AtomicBoolean();
        ScheduledFuture<?> end = client.watch()
                .schedule(
                        () -> {
                            overdue.set(true);
                            message.abort();
                        },
                        left,
                        TimeUnit.MILLISECONDS);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(QuietExecutor.TARGET, target(call.uri()));
        try {
            return client.http()
                    .execute(HttpHost.create(call.uri()), message, context, http -> response(http, context));
        } catch (IOException | RuntimeException e) {
            boolean late = overdue.get() || deadline.millisLeft() == 0;
            TransportFault fault = TransportFault.of(e, call.timeouts(), late, client.usesProxy());
            throw new NoAnswerException(fault.why(), fault.cause());
        } finally {
            end.cancel(false);
        }
    }

    private static HttpUriRequestBase message(HttpCall call, long left) {
        HttpUriRequestBase message =
                new HttpUriRequestBase(call.method(), call.uri().resolve("/"));
        message.setConfig(timeouts(call.timeouts(), left));
        call.headers().forEach(message::setHeader);
        if (call.body() != null) {
            message.setEntity(new ByteArrayEntity(
                    call.body(), call.contentType() == null ? null : ContentType.create(call.contentType())));
        }
        return message;
    }

    // The client wants the connect time-out in its connection manager now, which all endpoints share.
    @SuppressWarnings("deprecation")
    private static RequestConfig timeouts(Timeouts timeouts, long left) {
        long silence = left + SLACK; // so that it is the deadline which ends the call, and says so
        return RequestConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(Math.min(timeouts.connect(), left)))
                // Ahead of the deadline, so that it is the pool that is named.
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(left - Math.min(left / 10, 200)))
                .setResponseTimeout(Timeout.ofMilliseconds(
                        timeouts.response() > 0 ? Math.min(timeouts.response(), silence) : silence))
                .build();
    }

    /** Path and query, as they stand in the request line. */
    private static String target(URI uri) {
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static OktaResponse response(ClassicHttpResponse http, HttpContext context) throws IOException {
        RateLimit rateLimit = new RateLimit(
                number(http, "X-Rate-Limit-Limit"),
                number(http, "X-Rate-Limit-Remaining"),
                number(http, "X-Rate-Limit-Reset"),
                date(http));
        return new OktaResponse(
                http.getCode(),
                rateLimit,
                text(http, "X-Okta-Request-Id"),
                QuietExecutor.authenticate(context),
                text(http, "DPoP-Nonce"),
                QuietExecutor.isOfProxy(context),
                body(http));
    }

    private static byte[] body(ClassicHttpResponse http) throws IOException {
        HttpEntity entity = http.getEntity();
        if (entity == null) {
            return EMPTY;
        }
        byte[] body = EntityUtils.toByteArray(entity, LARGEST_ANSWER + 1);
        if (body != null && body.length > LARGEST_ANSWER) {
            throw new IOException("the answer is larger than " + LARGEST_ANSWER + " bytes");
        }
        return body == null ? EMPTY : body;
    }

    private static String text(HttpResponse http, String name) {
        Header header = http.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    /** The largest of the numbers under the name: Okta may send a header twice, and the larger one is the safe choice. */
    private static Long number(HttpResponse http, String name) {
        LongStream numbers = Arrays.stream(http.getHeaders(name))
                .flatMap(header -> Arrays.stream(header.getValue().split(",")))
                .map(String::trim)
                .filter(value -> value.matches("\\d{1,18}"))
                .mapToLong(Long::parseLong);
        return numbers.boxed().max(Long::compare).orElse(null);
    }

    private static Instant date(HttpResponse http) {
        try {
            return DateUtils.parseStandardDate(http, "Date");
        } catch (DateTimeException e) {
            return null;
        }
    }
}
