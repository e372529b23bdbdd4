package io.oktafactors.camel.credential;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.util.Map;

/** A private key that signs JWTs. Thread-safe. */
public final class SigningKey {

    private final JWSSigner signer;
    private final JWSHeader header;

    private SigningKey(JWSSigner signer, JWSHeader header) {
        this.signer = signer;
        this.header = header;
    }

    /**
     * @param text PEM or a JWK
     * @param kid null for the kid of a JWK, or none
     * @throws IllegalArgumentException if the text contains no key that can sign; the message quotes nothing of it
     */
    public static SigningKey read(String text, String kid) {
        try {
            SigningKey key = text.stripLeading().startsWith("{") ? fromJwk(text, kid) : fromPem(text, kid);
            key.sign(new JWTClaimsSet.Builder().build()); // a key that is too short is refused here
            return key;
        } catch (JOSEException e) {
            throw new IllegalArgumentException(
                    "cannot sign; use an RSA key of at least 2048 bits, or an EC key on P-256, P-384 or P-521");
        }
    }

    /** A key of this process, whose public part is sent in each header. */
    static SigningKey forProofs(ECKey key) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        return new SigningKey(new ECDSASigner(key), header);
    }

    public String sign(JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static SigningKey fromPem(String text, String kid) throws JOSEException {
        return of(PemKey.read(text), null, kid);
    }

    private static SigningKey fromJwk(String text, String kid) throws JOSEException {
        JWK jwk = parse(text);
        if (!jwk.isPrivate()) {
            throw new IllegalArgumentException("is a public JWK; use the private JWK");
        }
        if (!(jwk instanceof AsymmetricJWK pair) || !(jwk instanceof RSAKey || jwk instanceof ECKey)) {
            throw new IllegalArgumentException("is a JWK of the type " + jwk.getKeyType() + "; use an RSA or EC key");
        }
        Algorithm algorithm = jwk.getAlgorithm();
        return of(
                pair.toPrivateKey(),
                algorithm == null ? null : algorithm.getName(),
                kid == null || kid.isBlank() ? jwk.getKeyID() : kid);
    }

    /** @param algorithm the algorithm that the key names; null if it names none */
    private static SigningKey of(PrivateKey key, String algorithm, String kid) throws JOSEException {
        if (key instanceof ECPrivateKey ec) {
            ECDSASigner signer = new ECDSASigner(ec);
            return of(signer, signer.supportedECDSAAlgorithm(), kid);
        }
        try {
            boolean named = algorithm != null && algorithm.startsWith("RS");
            return of(new RSASSASigner(key), named ? JWSAlgorithm.parse(algorithm) : JWSAlgorithm.RS256, kid);
        } catch (IllegalArgumentException e) {
            throw new JOSEException("too short", e);
        }
    }

    private static JWK parse(String text) {
        try {
            Map<String, Object> object = JSONObjectUtils.parse(text);
            if (!object.containsKey("keys")) {
                return JWK.parse(object);
            }
        } catch (ParseException | IllegalArgumentException e) {
            // No cause: it may quote the key.
            throw new IllegalArgumentException("is not a valid JWK");
        }
        throw new IllegalArgumentException("is a JWK set; use the single JWK that signs");
    }

    private static SigningKey of(JWSSigner signer, JWSAlgorithm algorithm, String kid) {
        String id = kid == null || kid.isBlank() ? null : kid;
        return new SigningKey(signer, new JWSHeader.Builder(algorithm).keyID(id).build());
    }
}
