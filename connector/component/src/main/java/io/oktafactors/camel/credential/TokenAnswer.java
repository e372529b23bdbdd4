package io.oktafactors.camel.credential;

import com.fasterxml.jackson.databind.JsonNode;
import io.oktafactors.camel.http.Json;
import io.oktafactors.camel.http.OktaError;
import io.oktafactors.camel.http.OktaResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads answers of the token endpoint. */
final class TokenAnswer {

    /** Okta's access tokens live an hour. */
    private static final long USUAL_LIFETIME = 3600;

    /** A longer lifetime than a day is an invalid number. */
    private static final long LONGEST_LIFETIME = 86_400;

    /** Maximum length in bytes, since the token is sent with each call. */
    private static final int LARGEST = 16 * 1024;

    private static final Duration HARMLESS = Duration.ofMinutes(1);

    private static final String GRANT =
            "; grant the scopes to the app in Okta, and list no others in the option scopes";

    /** Advice for error codes. */
    private static final Map<String, String> HINTS = Map.of(
            "invalid_scope",
            GRANT,
            "consent_required",
            GRANT,
            "invalid_client",
            "; check that the option clientId is the id of the app in Okta, that privateKey belongs to a public key of"
                    + " this app, and that kid is the id of this key in Okta",
            "unauthorized_client",
            "; the app of the option clientId must be an API Services app in Okta");

    private TokenAnswer() {}

    /** @param proof the key of the proof that was sent; null for none */
    static AccessToken token(OktaResponse answer, DpopKey proof) throws TokenException {
        if (answer.body().length > LARGEST) {
            throw TokenException.unreadable(answer, "is larger than " + LARGEST + " bytes");
        }
        JsonNode body = Json.treeOrMissing(answer.body());
        String token = body.path("access_token").asText("");
        if (!token.matches("[!-~]+")) {
            throw TokenException.unreadable(answer, "contains no access token");
        }
        Set<String> scopes = Pattern.compile("\\S+")
                .matcher(body.path("scope").asText(""))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
        long given = body.path("expires_in").asLong(USUAL_LIFETIME);
        long lifetime = given > 0 ? Math.min(given, LONGEST_LIFETIME) : USUAL_LIFETIME;
        return switch (body.path("token_type").asText("").toLowerCase(Locale.ROOT)) {
            case "bearer" -> AccessToken.bearer(token, scopes, lifetime);
            case "dpop" -> {
                if (proof == null) {
                    throw TokenException.unreadable(answer, "contains a DPoP token, but no DPoP proof was sent");
                }
                yield AccessToken.bound(token, proof, scopes, lifetime);
            }
            default -> throw TokenException.unreadable(answer, "has a token of a type other than Bearer and DPoP");
        };
    }

    /** What an operator should check, in addition to Okta's text. */
    static String hint(OktaResponse answer, OktaError error) {
        Instant okta = answer.rateLimit().date();
        if ("invalid_client".equals(error.code()) && okta != null) {
            Duration ahead = Duration.between(okta, Instant.now());
            if (ahead.abs().compareTo(HARMLESS) > 0) {
                return "; the clock of this machine is " + ahead.abs().toSeconds() + " s "
                        + (ahead.isNegative() ? "behind" : "ahead of") + " Okta's";
            }
        }
        return error.code() == null ? "" : HINTS.getOrDefault(error.code(), "");
    }
}
