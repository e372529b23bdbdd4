package io.oktafactors.camel;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
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

/** Sends requests, each once: no retry, no redirect, no cookie. */
final class OktaTransport {

    /** Lists of factors take a few kilobytes; what is larger than this is no answer of Okta's. */
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;

    private static final byte[] EMPTY = new byte[0];

    /** Without a charset, which JSON has no parameter for. */
    private static final ContentType JSON = ContentType.create("application/json");

    private final HttpClient client;
    private final ScheduledExecutorService watch;
    private final Duration requestTimeout;

    /**
     * @param client brings TLS, proxy, pool and connect time-out
     * @param watch ends calls that take too long
     * @param requestTimeout the longest time from sending a request to the last byte of its answer
     */
    OktaTransport(HttpClient client, ScheduledExecutorService watch, Duration requestTimeout) {
        this.client = client;
        this.watch = watch;
        this.requestTimeout = requestTimeout;
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
        String fault =
                switch (request.operation().answer()) {
                    case NOTHING -> response.body().length == 0 ? null : "has a body where none was promised";
                    case OBJECT -> JsonBody.faultOf(response.body(), JsonToken.START_OBJECT);
                    case ARRAY -> JsonBody.faultOf(response.body(), JsonToken.START_ARRAY);
                };
        if (fault != null) {
            throw OktaFactorsException.unreadable(request, response, fault);
        }
        return response;
    }

    private OktaResponse exchange(OktaRequest request) {
        HttpUriRequestBase http = http(request);
        AtomicBoolean overdue = new AtomicBoolean();
        ScheduledFuture<?> deadline = watch.schedule(
                () -> {
                    overdue.set(true);
                    http.abort();
                },
                requestTimeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return client.execute(
                    HttpHost.create(request.uri()), http, HttpClientContext.create(), OktaTransport::response);
        } catch (IOException | RuntimeException e) {
            String why = overdue.get()
                    ? "no whole answer within " + requestTimeout.toMillis() + " ms (option requestTimeout)"
                    : Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
            throw OktaFactorsException.unanswered(request, why, e);
        } finally {
            deadline.cancel(false);
        }
    }

    private static HttpUriRequestBase http(OktaRequest request) {
        HttpUriRequestBase http = new HttpUriRequestBase(request.operation().method(), request.uri());
        request.headers().forEach(http::setHeader);
        if (request.operation().body() != OktaFactorsOperation.Body.NONE) {
            // Okta answers 411 to a POST without Content-Length, so an empty body is sent as one.
            byte[] body = request.body() == null ? EMPTY : request.body();
            http.setEntity(new ByteArrayEntity(body, request.body() == null ? null : JSON));
        }
        return http;
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
