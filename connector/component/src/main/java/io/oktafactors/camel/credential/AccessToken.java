package io.oktafactors.camel.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.util.Base64URL;
import io.oktafactors.camel.http.Address;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Set;

/**
 * An access token and the data that is sent with it.
 *
 * @param proof the key it is bound to; null for a bearer token
 * @param hash binds a proof to it; null without such a key
 * @param scopes the scopes that Okta granted
 * @param lifetimeSeconds lifetime from the time of the request
 */
public record AccessToken(String value, DpopKey proof, String hash, Set<String> scopes, long lifetimeSeconds) {

    public static AccessToken bearer(String value, Set<String> scopes, long lifetimeSeconds) {
        return new AccessToken(value, null, null, scopes, lifetimeSeconds);
    }

    static AccessToken bound(String value, DpopKey proof, Set<String> scopes, long lifetimeSeconds) {
        return new AccessToken(value, proof, Base64URL.encode(sha256(value)).toString(), scopes, lifetimeSeconds);
    }

    /** The headers for exactly one request, since a proof can be used once. */
    Map<String, String> headersFor(String method, Address address) {
        if (proof == null) {
            return Map.of("Authorization", "Bearer " + value);
        }
        try {
            return Map.of("Authorization", "DPoP " + value, "DPoP", proof.proofForCall(method, address, hash));
        } catch (JOSEException e) {
            throw new IllegalStateException("No DPoP proof can be made", e);
        }
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }

    @Override
    public String toString() {
        return "access token";
    }
}
