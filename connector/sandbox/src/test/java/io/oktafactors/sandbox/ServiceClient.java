package io.oktafactors.sandbox;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaFactorsConfiguration;
import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxRole;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A service app's client, with a good assertion and a good proof, which a test may spoil. */
final class ServiceClient {
    static final String ID = "0oaServiceApp0000001";
    static final RSAKey RSA = rsa("rsa-1");
    static final ECKey EC = ec("ec-1", Curve.P_256);
    static final ECKey PROOF_KEY = ec("proof", Curve.P_256);
    static final String READ = "okta.users.read";
    static final String MANAGE = "okta.users.manage";

    private static final String TOKEN = "/oauth2/v1/token";

    private final Acme acme;

    ServiceClient(Acme acme) {
        this.acme = acme;
    }

    /** An app with an RSA and an EC key, both scopes, and a role that may do all. */
    static SandboxApp app() {
        return SandboxApp.of(ID)
                .withKey(RSA.toPublicJWK().toJSONString())
                .withKey(EC.toPublicJWK().toJSONString())
                .withScopes(READ, MANAGE)
                .withRoles(SandboxRole.USER_ADMIN);
    }

    /** How the component signs in as the app. */
    static Consumer<OktaFactorsConfiguration> signingIn(JWK key) {
        return options -> {
            options.setAuthorizationMode(AuthorizationMode.PrivateKey);
            options.setClientId(ID);
            options.setScopes(READ + " " + MANAGE);
            options.setPrivateKey(key.toJSONString());
        };
    }

    String endpoint() {
        return acme.okta.url() + TOKEN;
    }

    /** An access token for both scopes. */
    String token() {
        return signIn(assertion()).isOk().at("/access_token");
    }

    /** An access token that is bound to the proof key. */
    String boundToken() {
        return send(form(assertion()), proof("POST", endpoint(), claims -> claims.claim("nonce", nonce())))
                .isOk()
                .at("/access_token");
    }

    String nonce() {
        return send(form(assertion()), proof("POST", endpoint())).header("dpop-nonce");
    }

    Reply signIn(String assertion) {
        return send(form(assertion));
    }

    /** A good form with an assertion, for both scopes. */
    static Map<String, String> form(String assertion) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("scope", READ + " " + MANAGE);
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        return form;
    }

    Reply send(Map<String, String> form, String... proofs) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(endpoint()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "="
                                + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
        for (String proof : proofs) {
            request.header("DPoP", proof);
        }
        return acme.send(request);
    }

    String assertion() {
        return assertion(claims -> {});
    }

    /** An assertion that is good but for what the spoiler does to it. */
    String assertion(Consumer<JWTClaimsSet.Builder> spoiler) {
        return assertion(RSA, header(RSA), spoiler);
    }

    String assertion(JWK key, JWSHeader header, Consumer<JWTClaimsSet.Builder> spoiler) {
        Instant now = acme.clock.instant();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ID)
                .subject(ID)
                .audience(endpoint())
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(50))));
        spoiler.accept(claims);
        return signed(key, header, claims.build());
    }

    static JWSHeader header(JWK key) {
        return new JWSHeader.Builder(algorithm(key)).keyID(key.getKeyID()).build();
    }

    static JWSAlgorithm algorithm(JWK key) {
        return key instanceof ECKey ec
                ? Map.of(
                                Curve.P_256,
                                JWSAlgorithm.ES256,
                                Curve.P_384,
                                JWSAlgorithm.ES384,
                                Curve.P_521,
                                JWSAlgorithm.ES512)
                        .get(ec.getCurve())
                : JWSAlgorithm.RS256;
    }

    String proof(String method, String url) {
        return proof(method, url, claims -> {});
    }

    String proof(String method, String url, Consumer<JWTClaimsSet.Builder> spoiler) {
        return proof(method, url, spoiler, header -> header);
    }

    /** A proof that is good but for what the spoilers do to it. */
    String proof(
            String method,
            String url,
            Consumer<JWTClaimsSet.Builder> spoiler,
            UnaryOperator<JWSHeader.Builder> headerSpoiler) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", url)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(acme.clock.instant()));
        spoiler.accept(claims);
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(PROOF_KEY.toPublicJWK());
        return signed(PROOF_KEY, headerSpoiler.apply(header).build(), claims.build());
    }

    /** A call with a bound token and a good proof. */
    Reply get(String path, String token) {
        return get(path, token, proof("GET", acme.okta.url() + path, claims -> claims.claim("ath", hash(token))));
    }

    Reply get(String path, String token, String... proofs) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(acme.okta.url() + path)).header("Authorization", "DPoP " + token);
        for (String proof : proofs) {
            request.header("DPoP", proof);
        }
        return acme.send(request);
    }

    /** A call with an {@code Authorization} header. */
    Reply call(String method, String path, String authorization) {
        return acme.send(HttpRequest.newBuilder(URI.create(acme.okta.url() + path))
                .header("Authorization", authorization)
                .method(method, BodyPublishers.noBody()));
    }

    static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static ECKey ec(String kid, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(kid).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String signed(JWK key, JWSHeader header, JWTClaimsSet claims) {
        try {
            JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
