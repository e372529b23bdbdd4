package io.oktafactors.sandbox.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/**
 * A DPoP proof that is being checked.
 *
 * @param call the request that it came with
 * @param jwt null if there is none that can be read
 * @param token the access token that it came with, or null at the token endpoint
 */
public record DpopProof(
        CallCredentials call,
        SignedJWT jwt,
        JWTClaimsSet claims,
        AccessToken token,
        DpopNonces nonces,
        Replays replays,
        Instant now) {

    static final Set<KeyType> KEY_TYPES = Set.of(KeyType.RSA, KeyType.EC);
    static final Duration LIFETIME = Duration.ofMinutes(5);

    public static DpopProof of(
            CallCredentials call, AccessToken token, DpopNonces nonces, Replays replays, Instant now) {
        SignedJWT jwt =
                call.proofs().isEmpty() ? null : Jwts.parsed(call.proofs().get(0));
        return new DpopProof(call, jwt, Jwts.claims(jwt), token, nonces, replays, now);
    }

    JWK key() {
        return jwt.getHeader().getJWK();
    }

    public String thumbprint() {
        try {
            return key().computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    Instant issued() {
        return Jwts.time(claims.getIssueTime());
    }

    /** Whether {@code htu} is the URL that was called: scheme and host are case-insensitive, query and fragment are ignored. */
    boolean forThisUrl() {
        String htu = Jwts.text(claims, "htu");
        return htu != null && normal(htu).equals(normal(call.url()));
    }

    boolean forThisToken() {
        return hash(token.value()).equals(Jwts.text(claims, "ath"));
    }

    boolean usedBefore(Instant until) {
        return !replays.first(thumbprint(), claims.getJWTID(), until, now);
    }

    static String hash(String accessToken) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256")
                            .digest(accessToken.getBytes(StandardCharsets.US_ASCII)))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private static String normal(String url) {
        try {
            URI uri = URI.create(url);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return url;
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int standard = scheme.equals("https") ? 443 : 80;
            String port = uri.getPort() == -1 || uri.getPort() == standard ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + uri.getRawPath() + query + fragment;
        } catch (IllegalArgumentException e) {
            return url;
        }
    }
}
