package io.oktafactors.camel.wire;

import io.oktafactors.camel.wire.AnswerHead.Field;
import java.io.IOException;
import java.util.Arrays;
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
 * Hides from the HTTP client what it would log: the client processes a request without a path, which is set here when the
 * request is written, and sees only those headers of an answer that it needs or that the component reads.
 */
final class QuietExecutor extends HttpRequestExecutor {

    private static final String CHALLENGE = "Proxy-Authenticate";
    private static final Pattern BASIC = Pattern.compile("(?i)^basic\\b");
    private static final Pattern OTHER_SCHEMES = Pattern.compile("(?i)^(digest|ntlm|negotiate)\\b");

    private static final Pattern KEEP_ALIVE = Pattern.compile("(?i)timeout=\\d{1,4}(, ?max=\\d{1,4})?");

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
            request.setPath(call.requestTarget());
            call.sends();
        }
        try {
            ClassicHttpResponse response = super.execute(request, connection, null, context);
            // No answer of Okta is received before the tunnel exists, and only a proxy answers 407.
            boolean ofProxy = tunnels
                    || response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED
                            && call.getHttpRoute().getProxyHost() != null;
            call.answered(head(response, ofProxy), ofProxy);
            if (ofProxy) {
                hideRealm(response);
            }
            return response;
        } finally {
            request.setPath(shown);
        }
    }

    /** Removes from the answer what the client does not need. */
    private static AnswerHead head(ClassicHttpResponse response, boolean proxy) throws AnswerBoundException {
        AnswerHead head = new AnswerHead();
        Header[] headers = response.getHeaders();
        int kept = 0;
        int packed = 0;
        for (Header header : headers) {
            Field field = Field.of(header.getName());
            if (field == null) {
                continue;
            }
            String value = header.getValue();
            if (!head.reads(field, value) && isForClient(field, value, proxy)) {
                headers[kept++] = header;
                packed += field == Field.CONTENT_ENCODING ? codings(value) : 0;
            }
        }
        if (packed > 1) {
            throw new AnswerBoundException("the response is compressed more than once (Content-Encoding)");
        }
        response.setHeaders(Arrays.copyOf(headers, kept));
        return head;
    }

    private static int codings(String value) {
        return value != null && value.indexOf(',') >= 0 ? 2 : 1;
    }

    /** The proxy's text about itself is not needed to authenticate by user and password. */
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

    private static boolean isForClient(Field field, String value, boolean proxy) {
        return switch (field) {
            case KEEP_ALIVE -> value != null && KEEP_ALIVE.matcher(value).matches();
            case PROXY_AUTHENTICATE -> proxy;
            default -> true;
        };
    }
}
