package io.oktafactors.sandbox.api;

import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An OAuth service app, which signs in by client credentials and a private key. Each method that sets a value returns a changed
 * copy.
 *
 * @param clientId client id, such as {@code 0oa1sandboxApp000001}; unique
 * @param keys public keys as JSON Web Keys (RSA, or EC on P-256, P-384 or P-521), at most 50
 * @param scopes scopes that are granted to the app, such as {@code okta.users.read}
 * @param roles admin roles that are assigned to the app; without a role every call is answered with E0000006
 * @param dpop whether it must prove possession of a key (Okta: "Require DPoP header in token requests")
 */
public record SandboxApp(String clientId, List<String> keys, Set<String> scopes, Set<SandboxRole> roles, boolean dpop) {

    private static final int MOST_KEYS = 50;
    private static final Set<Curve> CURVES = Set.of(Curve.P_256, Curve.P_384, Curve.P_521);

    public SandboxApp {
        if (clientId == null || clientId.isBlank()) {
            throw new SandboxException("An app needs a client id.");
        }
        keys = List.copyOf(keys);
        scopes = Set.copyOf(scopes);
        roles = Set.copyOf(roles);
        if (keys.size() > MOST_KEYS) {
            throw new SandboxException("An app has at most " + MOST_KEYS + " keys.");
        }
        List<String> ids = keys.stream()
                .map(SandboxApp::parsed)
                .map(JWK::getKeyID)
                .filter(Objects::nonNull)
                .toList();
        if (Set.copyOf(ids).size() < ids.size()) {
            throw new SandboxException("Two keys of an app have the same kid. Use a different kid for each key.");
        }
    }

    /** An app without keys, scopes and roles. */
    public static SandboxApp of(String clientId) {
        return new SandboxApp(clientId, List.of(), Set.of(), Set.of(), false);
    }

    /** Adds a public key as a JSON Web Key. A {@code kid} is needed where an app has several. */
    public SandboxApp withKey(String jwk) {
        return new SandboxApp(
                clientId, Stream.concat(keys.stream(), Stream.of(jwk)).toList(), scopes, roles, dpop);
    }

    /**
     * Adds a public key.
     *
     * @param kid name of the key, or null
     */
    public SandboxApp withKey(String kid, PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return withKey(new RSAKey.Builder(rsa).keyID(kid).build().toJSONString());
        }
        if (key instanceof ECPublicKey ec) {
            Curve curve = Curve.forECParameterSpec(ec.getParams());
            return withKey(new ECKey.Builder(curve, ec).keyID(kid).build().toJSONString());
        }
        throw new SandboxException("An app's key is an RSA or EC key, not " + key.getAlgorithm() + ".");
    }

    public SandboxApp withScopes(String... names) {
        return new SandboxApp(clientId, keys, Set.copyOf(List.of(names)), roles, dpop);
    }

    public SandboxApp withRoles(SandboxRole... names) {
        return new SandboxApp(clientId, keys, scopes, Set.copyOf(List.of(names)), dpop);
    }

    public SandboxApp withDpop(boolean required) {
        return new SandboxApp(clientId, keys, scopes, roles, required);
    }

    /** Not the text of a key that is wrong: it may be a private one. */
    private static JWK parsed(String json) {
        JWK key;
        try {
            key = JWK.parse(json);
        } catch (ParseException e) {
            throw new SandboxException("A key of an app is not a JSON Web Key. Write one such as"
                    + " {\"kty\":\"RSA\",\"kid\":\"…\",\"n\":\"…\",\"e\":\"AQAB\"}.");
        }
        if (key.isPrivate()) {
            throw new SandboxException("A key of an app is a private key. Use the public key only.");
        }
        boolean known = key instanceof RSAKey || key instanceof ECKey ec && CURVES.contains(ec.getCurve());
        if (!known || !(key instanceof AsymmetricJWK)) {
            throw new SandboxException("A key of an app is neither RSA nor EC on P-256, P-384 or P-521.");
        }
        return key;
    }
}
