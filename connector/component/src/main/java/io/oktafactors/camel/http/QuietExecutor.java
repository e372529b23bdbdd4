package io.oktafactors.camel.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /** The header of this name, as the client would take it for a task of its own. */
    private static final String AUTHENTICATE = "WWW-Authenticate";

    private static final String CHALLENGE = "Proxy-Authenticate";
    private static final Pattern BASIC = Pattern.compile("(?i)^basic\\b");
    private static final Pattern OTHER_SCHEMES = Pattern.compile("(?i)^(digest|ntlm|negotiate)\\b");

    private static final String LIFE = "Keep-Alive";
    private static final Pattern KEEP_ALIVE = Pattern.compile("(?i)timeout=\\d{1,4}(, ?max=\\d{1,4})?");

    private static final Set<String> KEPT = anyCase(
            "Connection",
            "Content-Encoding",
            "Content-Length",
            "Content-Type",
            "Date",
            "DPoP-Nonce",
            "Transfer-Encoding",
            "X-Okta-Request-Id",
            "X-Rate-Limit-Limit",
            "X-Rate-Limit-Remaining",
            "X-Rate-Limit-Reset");

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback information,
            HttpContext context)
            throws IOException, HttpException {
        CallContext call = (CallContext) context;
        boolean tunnels = Method.CONNECT.isSame(request.getMethod());
        String shown = request.getPath();
        if (!tunnels) {
            request.setPath(call.requestTarget);
            call.sent = true;
        }
        try {
            ClassicHttpResponse response = super.execute(request, connection, null, context);
            // Nothing of Okta's comes before the tunnel is there, and no server but a proxy answers 407.
            call.ofProxy = tunnels
                    || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                            && call.getHttpRoute().getProxyHost() != null;
            Header authenticate = response.getFirstHeader(AUTHENTICATE);
            call.authenticate = authenticate == null ? null : authenticate.getValue();
            removeOthers(response, call.ofProxy);
            if (call.ofProxy) {
                hideRealm(response);
            }
            return response;
        } finally {
            request.setPath(shown);
        }
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
        String name = header.getName();
        if (KEPT.contains(name)) {
            return true;
        }
        if (name.equalsIgnoreCase(LIFE)) {
            return header.getValue() != null
                    && KEEP_ALIVE.matcher(header.getValue()).matches();
        }
        return proxy && name.equalsIgnoreCase(CHALLENGE);
    }

    private static Set<String> anyCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Arrays.asList(names));
        return set;
    }
}
