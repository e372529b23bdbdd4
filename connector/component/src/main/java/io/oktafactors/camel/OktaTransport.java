package io.oktafactors.camel;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.hc.client5.http.classic.HttpClient;
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
import org.apache.hc.core5.util.Timeout;

/** Sends requests, each once: no retry, no redirect, no cookie. */
final class OktaTransport {

    /** Lists of factors take a few kilobytes; what is larger than this is no answer of Okta's. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private static final long SLACK = 1_000;

    private static final byte[] EMPTY = new byte[0];

    /** Without a charset, which JSON has no parameter for. */
    private static final ContentType JSON = ContentType.create("application/json");

    private final HttpClient http;
    private final ScheduledExecutorService watch;

    /**
     * @param client brings TLS, proxy and pool, and ends calls that take too long
     */
    OktaTransport(OktaClient client) {
        this.http = client.http().getHttpClient();
        this.watch = client.watch();
    }

    /**
     * Sends the request and waits for the whole answer.
     *
     * @return a 2xx answer with what the operation promises
     * @throws OktaFactorsException for everything else
     */
    OktaResponse send(OktaRequest request) {
        OktaResponse response = exchange(request);
        if (!response.isSuccess()) {
            throw OktaFactorsException.from(request, response);
        }
        String fault = AnswerBody.faultOf(request.operation(), response.body());
        if (fault != null) {
            throw OktaFactorsException.unreadable(request, response, fault);
        }
        return response;
    }

    private OktaResponse exchange(OktaRequest request) {
        HttpUriRequestBase message = message(request);
        AtomicBoolean overdue = new AtomicBoolean();
        ScheduledFuture<?> deadline = watch.schedule(
                () -> {
                    overdue.set(true);
                    message.abort();
                },
                request.requestTimeout(),
                TimeUnit.MILLISECONDS);
        try {
            return http.execute(
                    HttpHost.create(request.uri()), message, HttpClientContext.create(), OktaTransport::response);
        } catch (IOException | RuntimeException e) {
            String why = overdue.get()
                    ? "no whole answer within " + request.requestTimeout() + " ms (option requestTimeout)"
                    : Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            throw OktaFactorsException.unanswered(request, why, e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpUriRequestBase message(OktaRequest request) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.operation().method(), request.uri());
        message.setConfig(timeouts(request));
        request.headers().forEach(message::setHeader);
        if (request.operation().method().equals("POST")) {
            // Okta answers 411 to a POST without Content-Length, so an empty body is sent as one.
            byte[] body = request.body() == null ? EMPTY : request.body();
            message.setEntity(new ByteArrayEntity(body, request.body() == null ? null : JSON));
        }
        return message;
    }

    // The client wants the connect time-out in its connection manager now, which all endpoints share.
    @SuppressWarnings("deprecation")
    private static RequestConfig timeouts(OktaRequest request) {
        Timeout whole = Timeout.ofMilliseconds(request.requestTimeout());
        return RequestConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(Math.min(request.connectTimeout(), request.requestTimeout())))
                .setConnectionRequestTimeout(whole)
                // So that it is the deadline which ends the call, and says so.
                .setResponseTimeout(Timeout.ofMilliseconds(request.requestTimeout() + SLACK))
                .build();
    }

    private static OktaResponse response(ClassicHttpResponse http) throws IOException {
        RateLimit rateLimit = new RateLimit(
                number(http, "X-Rate-Limit-Limit"),
                number(http, "X-Rate-Limit-Remaining"),
                number(http, "X-Rate-Limit-Reset"),
                date(http));
        return new OktaResponse(
                http.getCode(), rateLimit, text(http, "X-Okta-Request-Id"), text(http, "WWW-Authenticate"), body(http));
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
