package io.oktafactors.camel;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.Socket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * What an organization does about OAuth 2.0: its token endpoint checks assertions and DPoP proofs as Okta does, and its API
 * takes only tokens that it gave out.
 */
final class OauthOkta implements FakeOkta.Answer {

    static final String CLIENT_ID = "0oaCanaryClient";

    final JWK key;
    final List<JWTClaimsSet> assertions = new CopyOnWriteArrayList<>();
    final List<String> forms = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    final List<String> faults = new CopyOnWriteArrayList<>();

    volatile boolean wantsDpop;
    volatile String nonce;
    volatile int expiresIn = 3600;
    volatile String granted = "okta.users.read okta.users.manage";
    volatile FakeOkta.Answer tokenAnswer;
    volatile FakeOkta.Answer resource = FakeOkta.json(200, "[]");

    private final String url;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Map<String, String> thumbprints = new ConcurrentHashMap<>();
    private final Set<String> valid = ConcurrentHashMap.newKeySet();

    /**
     * @param key the public key of the app is in it
     */
    OauthOkta(String url, JWK key) {
        this.url = url;
        this.key = key;
    }

    void revokeAll() {
        valid.clear();
    }

    @Override
    public void to(FakeOkta.Call call, Socket socket) throws IOException {
        FakeOkta.Answer answer;
        try {
            answer = call.target().equals("/oauth2/v1/token") ? tokenFor(call) : resourceFor(call);
        } catch (Exception | AssertionError e) {
            faults.add(call + ": " + e);
            answer = FakeOkta.json(
                    401, "{\"error\":\"invalid_client\",\"error_description\":\"" + e.getMessage() + "\"}");
        }
        answer.to(call, socket);
    }

    private FakeOkta.Answer tokenFor(FakeOkta.Call call) throws Exception {
        forms.add(call.text());
        Map<String, String> form = Arrays.stream(call.text().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        check(assertion.verify(verifier(key)), "signature");
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        check(CLIENT_ID.equals(claims.getIssuer()) && CLIENT_ID.equals(claims.getSubject()), "iss and sub");
        check(claims.getAudience().equals(List.of(url + "/oauth2/v1/token")), "aud");
        Instant end = claims.getExpirationTime().toInstant();
        check(end.isAfter(Instant.now()) && end.isBefore(Instant.now().plusSeconds(3600)), "exp");
        check(seen.add(claims.getJWTID()), "a jti that was used");
        assertions.add(claims);
        if (tokenAnswer != null) {
            return tokenAnswer;
        }
        String type = "Bearer";
        String token = "canaryAccessToken" + (tokens.size() + 1);
        if (wantsDpop) {
            if (call.header("DPoP").isEmpty()) {
                return FakeOkta.json(
                        400,
                        "{\"error\":\"invalid_dpop_proof\",\"error_description\":\"The DPoP proof JWT header is missing.\"}");
            }
            SignedJWT proof = proof(call);
            if (nonce != null && !nonce.equals(proof.getJWTClaimsSet().getClaim("nonce"))) {
                return FakeOkta.json(
                        400,
                        "{\"error\":\"use_dpop_nonce\",\"error_description\":\"Authorization server requires nonce\"}",
                        "dpop-nonce: " + nonce);
            }
            type = "DPoP";
            thumbprints.put(token, thumbprint(proof));
        }
        tokens.add(token);
        valid.add(token);
        return FakeOkta.json(
                200,
                "{\"token_type\":\"" + type + "\",\"expires_in\":" + expiresIn + ",\"access_token\":\"" + token
                        + "\",\"scope\":\"" + granted + "\"}");
    }

    private FakeOkta.Answer resourceFor(FakeOkta.Call call) throws Exception {
        String[] authorization = call.header("Authorization").get(0).split(" ");
        String token = authorization[1];
        if (!valid.contains(token)) {
            return FakeOkta.raw(401, "", "WWW-Authenticate: Bearer error=\"invalid_token\"");
        }
        if (!thumbprints.containsKey(token)) {
            check(authorization[0].equals("Bearer"), "Bearer");
            check(call.header("DPoP").isEmpty(), "a proof for a token that is not bound");
            return resource;
        }
        check(authorization[0].equals("DPoP"), "DPoP");
        SignedJWT proof = proof(call);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        check(Base64URL.encode(hash).toString().equals(proof.getJWTClaimsSet().getClaim("ath")), "ath");
        check(thumbprints.get(token).equals(thumbprint(proof)), "another key");
        return resource;
    }

    private SignedJWT proof(FakeOkta.Call call) throws Exception {
        SignedJWT proof = SignedJWT.parse(call.header("DPoP").get(0));
        check(proof.getHeader().getType().getType().equals("dpop+jwt"), "typ");
        check(!proof.getHeader().getJWK().isPrivate(), "a private key in the proof");
        check(proof.verify(verifier(proof.getHeader().getJWK())), "signature of the proof");
        JWTClaimsSet claims = proof.getJWTClaimsSet();
        check(call.method().equals(claims.getClaim("htm")), "htm");
        check((url + call.target().replaceAll("\\?.*", "")).equals(claims.getClaim("htu")), "htu");
        check(Math.abs(claims.getIssueTime().getTime() - System.currentTimeMillis()) < 300_000, "iat");
        check(seen.add(claims.getJWTID()), "a proof that was used");
        return proof;
    }

    private static String thumbprint(SignedJWT proof) throws Exception {
        return proof.getHeader().getJWK().computeThumbprint().toString();
    }

    private static JWSVerifier verifier(JWK key) throws Exception {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
