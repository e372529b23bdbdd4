package io.oktafactors.camel.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * The error in an answer, in the format of Okta or of OAuth, as far as it could be read: gateways answer with HTML, with other
 * JSON, or without a body. It never repeats a secret of the request.
 *
 * @param code such as {@code E0000007} or {@code invalid_client}; null if the answer had none
 * @param summary in one line; null if the answer had none
 * @param causes each in one line
 * @param id Okta's id of this error, for its support; null if the answer had none
 */
public record OktaError(String code, String summary, List<String> causes, String id) {

    /** No readable error. */
    public static final OktaError NONE = new OktaError(null, null, List.of(), null);

    private static final Pattern CODE = Pattern.compile("E\\d{7}");

    /** The error codes of Okta and of the standards OAuth, DPoP and OpenID Connect. */
    private static final Set<String> OAUTH_CODES = Set.of(
            "access_denied",
            "consent_required",
            "dpop_authentication_scheme_required",
            "insufficient_scope",
            "interaction_required",
            "invalid_client",
            "invalid_dpop_proof",
            "invalid_grant",
            "invalid_request",
            "invalid_scope",
            "invalid_token",
            "login_required",
            "server_error",
            "temporarily_unavailable",
            "unauthorized_client",
            "unsupported_grant_type",
            "unsupported_response_type",
            "use_dpop_nonce");

    /** Maximum length of an error body, in bytes. */
    private static final int LARGEST = 64 * 1024;

    private static final int MOST_CAUSES = 20;

    static OktaError from(byte[] body, RequestSecrets echoes) {
        JsonNode error = body.length > LARGEST ? MissingNode.getInstance() : Json.treeOrMissing(body);
        if (!error.isObject()) {
            return NONE;
        }
        if (error.path("error").isTextual()) {
            return new OktaError(
                    code(text(error, "error"), echoes),
                    echoes.hiddenIn(text(error, "error_description")),
                    List.of(),
                    null);
        }
        List<String> causes = StreamSupport.stream(error.path("errorCauses").spliterator(), false)
                .map(cause -> echoes.hiddenIn(text(cause, "errorSummary")))
                .filter(Objects::nonNull)
                .filter(cause -> !cause.isBlank())
                .limit(MOST_CAUSES)
                .toList();
        return new OktaError(
                code(text(error, "errorCode"), echoes),
                echoes.hiddenIn(text(error, "errorSummary")),
                causes,
                echoes.id(text(error, "errorId")));
    }

    private static String code(String given, RequestSecrets echoes) {
        if (given == null) {
            return null;
        }
        boolean known = isOfOauth(given) || CODE.matcher(given).matches() && !echoes.isIn(given);
        return known ? given : null;
    }

    /** Whether it is an error code of OAuth. */
    public static boolean isOfOauth(String code) {
        return OAUTH_CODES.contains(code);
    }

    /** The error in one line; empty if there is none. */
    public String describe() {
        StringBuilder line = new StringBuilder();
        append(line, " ", code);
        append(line, " ", summary);
        for (String cause : causes) {
            append(line, "; ", cause);
        }
        append(line, ", error id ", id);
        return line.toString();
    }

    public static void append(StringBuilder line, String before, String text) {
        if (text != null) {
            line.append(before).append(text);
        }
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
