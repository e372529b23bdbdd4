package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the headers Accept and Content-Type. Okta has six error codes for them and does not document their exact meaning; the
 * sandbox uses each for one case.
 */
final class MediaTypes {
    private static final String JSON = "application/json";
    private static final Pattern TYPE = Pattern.compile(
            "\\s*([\\w!#$&.+^-]+/[\\w!#$&.+^-]+)\\s*(?:;\\s*charset\\s*=\\s*\"?([\\w-]+)\"?\\s*)?(?:;.*)?");

    private MediaTypes() {}

    static void check(HttpServerExchange exchange, byte[] body) {
        HeaderMap headers = exchange.getRequestHeaders();
        String accept = headers.getFirst(Headers.ACCEPT);
        if (accept != null && !accept.contains(JSON) && !accept.contains("*/*") && !accept.contains("application/*")) {
            throw OktaError.of(OktaErrorCode.NOT_ACCEPTABLE);
        }
        if (body.length > 0) {
            checkContentType(headers.getFirst(Headers.CONTENT_TYPE));
        }
    }

    private static void checkContentType(String contentType) {
        if (contentType == null || contentType.isBlank()) {
            throw OktaError.of(OktaErrorCode.CONTENT_TYPE_MISSING);
        }
        Matcher type = TYPE.matcher(contentType.toLowerCase(Locale.ROOT));
        if (!type.matches()) {
            throw OktaError.of(OktaErrorCode.CONTENT_TYPE_UNREADABLE);
        }
        if (type.group(1).startsWith("multipart/") || type.group(1).endsWith("xml")) {
            throw OktaError.of(OktaErrorCode.MEDIA_TYPE);
        }
        if (!type.group(1).equals(JSON)) {
            throw OktaError.of(OktaErrorCode.CONTENT_TYPE);
        }
        if (type.group(2) != null && !type.group(2).equals("utf-8")) {
            throw OktaError.of(OktaErrorCode.CHARSET);
        }
    }
}
