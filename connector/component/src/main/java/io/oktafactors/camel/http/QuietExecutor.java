package io.oktafactors.camel.http;

import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Keeps from the HTTP client what it would log: the client works on a request without a path, which gets its own here, where it
 * is written, and sees those headers of an answer alone that are for the client or read by the component.
 */
final class QuietExecutor extends HttpRequestExecutor {

    /** Path and query of the call, to be set in the context of each request. */
    static final String TARGET = "okta.target";

    /** Whether the request itself was about to be written. */
    private static final String SENT = "okta.sent";

    /** Whether the last answer is the proxy's own. */
    private static final String PROXY = "okta.proxy";

    /** The header of this name, as the client would take it for a task of its own. */
    private static final String AUTHENTICATE = "WWW-Authenticate";

    private static final String CHALLENGE = "Proxy-Authenticate";
    private static final Pattern BASIC = Pattern.compile("(?i)^basic\\b");
    private static final Pattern OTHER_SCHEMES = Pattern.compile("(?i)^(digest|ntlm|negotiate)\\b");

    private static final Pattern KEEP_ALIVE = Pattern.compile("(?i)timeout=\\d{1,4}(, ?max=\\d{1,4})?");

    private static final Set<String> KEPT = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "date",
            "dpop-nonce",
            "transfer-encoding",
            "x-okta-request-id",
            "x-rate-limit-limit",
            "x-rate-limit-remaining",
            "x-rate-limit-reset");

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        boolean tunnels = Method.CONNECT.isSame(request.getMethod());
        String shown = request.getPath();
        if (!tunnels) {
            request.setPath((String) context.getAttribute(TARGET));
            context.setAttribute(SENT, true);
        }
        try {
            ClassicHttpResponse response = super.execute(request, connection, null, context);
            // Nothing of Okta's comes before the tunnel is there, and no server but a proxy answers 407.
            boolean proxy = tunnels
                    || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                            && HttpClientContext.cast(context).getHttpRoute().getProxyHost() != null;
            context.setAttribute(PROXY, proxy);
            Header authenticate = response.getFirstHeader(AUTHENTICATE);
            context.setAttribute(AUTHENTICATE, authenticate == null ? null : authenticate.getValue());
            removeOthers(response, proxy);
            if (proxy) {
                hideRealm(response);
            }
            return response;
        } finally {
            request.setPath(shown);
        }
    }

    /** The {@code WWW-Authenticate} header of the last answer; null where it has none. */
    static String authenticate(HttpContext context) {
        return (String) context.getAttribute(AUTHENTICATE);
    }

    /** Whether the request may have reached the other side: a connection was there, and the tunnel if there is one. */
    static boolean wasSent(HttpContext context) {
        return Boolean.TRUE.equals(context.getAttribute(SENT));
    }

    /** Whether it was a proxy that gave the last answer. */
    static boolean isOfProxy(HttpContext context) {
        return Boolean.TRUE.equals(context.getAttribute(PROXY));
    }

    private static void removeOthers(ClassicHttpResponse response, boolean proxy) {
        Iterator<Header> headers = response.headerIterator();
        while (headers.hasNext()) {
            if (!isKept(headers.next(), proxy)) {
                headers.remove();
            }
        }
    }

    /** What the proxy writes about itself has no part in signing in by user and password. */
    private static void hideRealm(ClassicHttpResponse response) {
        Header[] challenges = response.getHeaders(CHALLENGE);
        response.removeHeaders(CHALLENGE);
        for (Header challenge : challenges) {
            String value = challenge.getValue();
            if (BASIC.matcher(value).find()) {
                response.addHeader(CHALLENGE, "Basic realm=\"proxy\"");
            } else if (OTHER_SCHEMES.matcher(value).find()) {
                response.addHeader(CHALLENGE, value);
            }
        }
    }

    private static boolean isKept(Header header, boolean proxy) {
        String name = header.getName().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "proxy-authenticate" -> proxy;
            case "keep-alive" ->
                header.getValue() != null
                        && KEEP_ALIVE.matcher(header.getValue()).matches();
            default -> KEPT.contains(name);
        };
    }
}
