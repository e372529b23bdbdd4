package io.oktafactors.camel.http;

import io.oktafactors.camel.concurrent.Deadline;
import io.oktafactors.camel.concurrent.DeadlineScheduler;
import io.oktafactors.camel.concurrent.LastValueCache;
import io.oktafactors.camel.http.NoAnswerException.Reach;
import io.oktafactors.camel.wire.AnswerBoundException;
import io.oktafactors.camel.wire.AnswerBounds;
import io.oktafactors.camel.wire.AnswerHead;
import io.oktafactors.camel.wire.AnswerHead.Field;
import io.oktafactors.camel.wire.CallContext;
import io.oktafactors.camel.wire.HttpConnections;
import io.oktafactors.camel.wire.StaleConnectionException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.util.Timeout;

/** Sends requests. A request that reaches the server is sent once: no retries, no redirects, no cookies. */
public final class OktaTransport {

    /** Maximum number of closed pooled connections before a request fails. */
    private static final int MOST_CLOSED = 4;

    private static final int LONGEST_NONCE = 1024;

    private static final byte[] EMPTY = new byte[0];

    private record Host(URI root, HttpHost host) {

        static Host of(String origin) {
            URI root = URI.create(origin + "/");
            return new Host(root, HttpHost.create(root));
        }
    }

    private record Times(Timeouts timeouts, long left) {}

    private final LastValueCache<String, Host> targets = new LastValueCache<>(Host::of);
    private final LastValueCache<Times, RequestConfig> configs = new LastValueCache<>(OktaTransport::config);
    private final LastValueCache<Map<String, String>, List<Secret>> credentials =
            new LastValueCache<>(Secret::ofAuthorization);
    /** All answers within a second have the same date. */
    private final LastValueCache<String, Instant> dates = new LastValueCache<>(DateUtils::parseStandardDate);

    private final OktaClient client;

    /** @param client has TLS, proxy and pool, and ends calls that take too long */
    public OktaTransport(OktaClient client) {
        this.client = client;
    }

    /**
     * Sends the call and waits for the whole answer, whatever its status. A connection that was closed before anything was sent
     * is replaced, and so is a pool.
     *
     * @param deadline when to fail at the latest
     */
    public OktaResponse exchange(HttpCall call, Deadline deadline) throws NoAnswerException {
        for (int closed = 1; ; closed++) {
            HttpConnections connections = client.connections();
            try {
                return exchangeOnce(call, deadline, connections.client());
            } catch (NoAnswerException e) {
                if (e.reach() != Reach.SENT) {
                    connections.closeIdle();
                }
                boolean another = e.getCause() instanceof StaleConnectionException
                        || e.reach() == Reach.UNSENT && client.replaces(connections);
                if (!another || closed == MOST_CLOSED) {
                    throw e;
                }
            }
        }
    }

    private OktaResponse exchangeOnce(HttpCall call, Deadline deadline, HttpClient http) throws NoAnswerException {
        long left = Math.max(1, deadline.millisLeft());
        Address address = call.address();
        Timeouts timeouts = call.timeouts();
        CallContext context = new CallContext(address.target());
        Host target = targets.of(address.origin());
        HttpUriRequestBase message = call.message(target.root, configs.of(new Times(timeouts, left)));
        DeadlineScheduler watch = client.watch();
        DeadlineScheduler.Entry end = watch.add(left, message::abort);
        boolean whole = false;
        try {
            OktaResponse answer =
                    http.execute(target.host, message, context, came -> response(call, came, context, message));
            whole = true;
            return answer;
        } catch (IOException | RuntimeException | Error e) { // an Error of one call must not close the client
            boolean late = end.isOverdue() || deadline.millisLeft() == 0;
            TransportFault fault = TransportFault.of(e, timeouts, late, client.usesProxy());
            throw new NoAnswerException(fault.why(), reach(call, context, e, late), fault.cause());
        } finally {
            watch.remove(end);
            if (!whole) {
                message.abort(); // the client itself leaves the connection of a call that met an Error open
            }
        }
    }

    private static Reach reach(HttpCall call, CallContext context, Throwable why, boolean late) {
        if (!context.isSent() || why instanceof StaleConnectionException) {
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

    // The client now expects the connect timeout in its connection manager, which all endpoints share.
    @SuppressWarnings("deprecation")
    private static RequestConfig config(Times times) {
        Timeouts timeouts = times.timeouts;
        long left = times.left;
        return RequestConfig.custom()
                .setConnectTimeout(Timeout.ofMilliseconds(Math.min(timeouts.connect(), left)))
                // Before the deadline, so that the error names the pool.
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(left - Math.min(left / 10, 200)))
                // Zero for none: at the deadline another thread aborts the call. Without a timeout, a socket
                // needs one system call for a read instead of three.
                .setResponseTimeout(Timeout.ofMilliseconds(timeouts.response()))
                .build();
    }

    private OktaResponse response(
            HttpCall call, ClassicHttpResponse http, CallContext context, HttpUriRequestBase message)
            throws IOException {
        byte[] body = body(http, message);
        AnswerHead head = context.head();
        boolean ofProxy = context.isOfProxy();
        String date = head.get(Field.DATE);
        String nonce = head.get(Field.DPOP_NONCE);
        int status = http.getCode();
        RequestSecrets echoes = new RequestSecrets(() -> secrets(call));
        OktaError error = status / 100 == 2 || ofProxy ? OktaError.NONE : OktaError.from(body, echoes);
        return new OktaResponse(
                status,
                RateLimit.read(
                        status,
                        error,
                        head.get(Field.RATE_LIMIT),
                        head.get(Field.RATE_LIMIT_REMAINING),
                        head.get(Field.RATE_LIMIT_RESET),
                        date == null ? null : dates.of(date),
                        echoes),
                echoes.id(head.get(Field.REQUEST_ID)),
                head.get(Field.WWW_AUTHENTICATE),
                nonce == null || nonce.length() > LONGEST_NONCE ? null : nonce,
                ofProxy,
                new OktaResponse.Content(body),
                error,
                echoes);
    }

    private List<Secret> secrets(HttpCall call) {
        List<Secret> secrets = new ArrayList<>(client.secrets());
        secrets.addAll(credentials.of(call.authorization()));
        secrets.addAll(call.secrets().in(call));
        return secrets;
    }

    private static byte[] body(ClassicHttpResponse http, HttpUriRequestBase message) throws IOException {
        HttpEntity entity = http.getEntity();
        if (entity == null) {
            return EMPTY;
        }
        try {
            return read(entity);
        } catch (IOException | RuntimeException | Error e) {
            message.abort(); // otherwise the client would read the rest
            throw e;
        }
    }

    private static byte[] read(HttpEntity entity) throws IOException {
        long length = entity.getContentLength();
        if (length <= AnswerBounds.BODY) {
            InputStream content = entity.getContent();
            byte[] body = content.readNBytes(length < 0 ? AnswerBounds.BODY + 1 : (int) length);
            if (body.length <= AnswerBounds.BODY) {
                content.close();
                return body;
            }
        }
        throw new AnswerBoundException("the response is larger than " + AnswerBounds.BODY + " bytes");
    }
}
