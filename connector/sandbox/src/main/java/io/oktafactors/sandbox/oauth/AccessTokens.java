package io.oktafactors.sandbox.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.oktafactors.sandbox.factor.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The access tokens of the organization: JWTs like Okta's, whose content clients must not interpret. Each is valid for an hour. */
public final class AccessTokens {
    public static final Duration LIFETIME = Duration.ofHours(1);

    private static final int KEY_BITS = 2048;
    private static final int PRUNED_EVERY = 256;

    private final Map<String, AccessToken> given = new ConcurrentHashMap<>();
    private final Consumer<AccessToken> log;

    /** @param log stores a token that is issued or revoked */
    public AccessTokens(Collection<AccessToken> earlier, Consumer<AccessToken> log) {
        this.log = log;
        earlier.forEach(token -> given.put(token.value(), token));
    }

    public AccessToken issue(String org, App app, Set<String> scopes, String thumbprint, Instant now) {
        if (given.size() % PRUNED_EVERY == 0) {
            given.values().removeIf(token -> token.forgotten(now));
        }
        Instant expires = now.plus(LIFETIME);
        AccessToken token =
                new AccessToken(jwt(org, app, scopes, thumbprint, now, expires), app.id(), scopes, expires, thumbprint);
        log.accept(token);
        given.put(token.value(), token);
        return token;
    }

    public Optional<AccessToken> find(String value) {
        return Optional.ofNullable(given.get(value));
    }

    /** Revokes the tokens of an app. */
    public void revoke(String clientId, Instant now) {
        given.values().stream()
                .filter(token -> token.clientId().equals(clientId) && now.isBefore(token.expires()))
                .map(token -> token.until(now))
                .forEach(ended -> {
                    log.accept(ended);
                    given.put(ended.value(), ended);
                });
    }

    private String jwt(String org, App app, Set<String> scopes, String thumbprint, Instant now, Instant expires) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("ver", 1)
                .jwtID(Ids.random("AT.", 46))
                .issuer(org)
                .audience(org)
                .subject(app.id())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expires))
                .claim("cid", app.id())
                .claim("scp", List.copyOf(scopes));
        if (thumbprint != null) {
            claims.claim("cnf", Map.of("jkt", thumbprint));
        }
        try {
            RSAKey signer = Signer.KEY;
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(signer.getKeyID())
                            .build(),
                    claims.build());
            jwt.sign(new RSASSASigner(signer));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has RSA.", e);
        }
    }

    /**
     * The key of all organizations of this process, created on first use: it takes time, and most organizations have only API
     * tokens. A token is good where it was issued, whoever could sign another one.
     */
    private static final class Signer {

        private static final RSAKey KEY = key();

        private static RSAKey key() {
            try {
                return new RSAKeyGenerator(KEY_BITS).keyIDFromThumbprint(true).generate();
            } catch (JOSEException e) {
                throw new IllegalStateException("Every Java platform has RSA.", e);
            }
        }
    }
}
