package io.oktafactors.sandbox.outside;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.authenticator.EC2COSEKey;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A security key in software, together with its browser: it answers challenges as a page would post them. */
final class SecurityKey {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectConverter CONVERTER = new ObjectConverter();
    private static final AuthenticatorDataConverter DATA = new AuthenticatorDataConverter(CONVERTER);
    private static final AttestationObjectConverter ATTESTATIONS = new AttestationObjectConverter(CONVERTER);
    private static final AAGUID MAKE = new AAGUID("6f6b7461-6661-6374-6f72-732d73616e64");
    private static final byte PRESENT = AuthenticatorData.BIT_UP;
    private static final byte U2F_REGISTRATION = 5;
    private static final char[] KEYSTORE_PASSWORD = "sandbox".toCharArray();

    private final KeyPair keys;

    private SecurityKey(KeyPair keys) {
        this.keys = keys;
    }

    static SecurityKey fresh() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new SecurityKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    /** The key that {@link #encoded()} wrote. */
    static SecurityKey of(String encoded) {
        String[] halves = encoded.split(":");
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            return new SecurityKey(new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decode(halves[1]))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decode(halves[0])))));
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    String encoded() {
        return base64(keys.getPrivate().getEncoded()) + ":"
                + base64(keys.getPublic().getEncoded());
    }

    /** The body that activates a {@code webauthn} factor. */
    Map<String, String> webAuthnRegistration(String challenge, String origin) {
        byte[] client = clientData("type", "webauthn.create", challenge, origin);
        AttestedCredentialData credential = new AttestedCredentialData(
                MAKE, credentialId(), EC2COSEKey.create((ECPublicKey) keys.getPublic(), COSEAlgorithmIdentifier.ES256));
        AuthenticatorData<RegistrationExtensionAuthenticatorOutput> data = new AuthenticatorData<>(
                sha256(host(origin)), (byte) (PRESENT | AuthenticatorData.BIT_AT), 0, credential);
        byte[] signature = sign(keys.getPrivate(), DATA.convert(data), sha256(client));
        AttestationObject attestation = new AttestationObject(
                data, new PackedAttestationStatement(COSEAlgorithmIdentifier.ES256, signature, null));
        return body("attestation", ATTESTATIONS.convertToBytes(attestation), "clientData", client);
    }

    /** The body that answers a {@code webauthn} challenge, as the {@code count}-th signature. */
    Map<String, String> webAuthnAssertion(String challenge, String origin, long count) {
        byte[] client = clientData("type", "webauthn.get", challenge, origin);
        byte[] data = DATA.convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                sha256(host(origin)), PRESENT, count));
        byte[] signature = sign(keys.getPrivate(), data, sha256(client));
        return body("clientData", client, "authenticatorData", data, "signatureData", signature);
    }

    /** The body that activates a {@code u2f} factor. */
    Map<String, String> u2fRegistration(String nonce, String origin) {
        byte[] client = clientData("typ", "navigator.id.finishEnrollment", nonce, origin);
        byte[] handle = credentialId();
        try (InputStream file = SecurityKey.class.getResourceAsStream("software-u2f.p12")) {
            KeyStore maker = KeyStore.getInstance("PKCS12");
            maker.load(file, KEYSTORE_PASSWORD);
            PrivateKey makersKey = (PrivateKey) maker.getKey("u2f", KEYSTORE_PASSWORD);
            byte[] signature = sign(makersKey, new byte[] {0}, sha256(origin), sha256(client), handle, point());
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            message.write(U2F_REGISTRATION);
            message.write(point());
            message.write(handle.length);
            message.write(handle);
            message.write(maker.getCertificate("u2f").getEncoded());
            message.write(signature);
            return body("registrationData", message.toByteArray(), "clientData", client);
        } catch (IOException | GeneralSecurityException e) {
            throw broken(e);
        }
    }

    /** The body that answers a {@code u2f} challenge, as the {@code count}-th signature. */
    Map<String, String> u2fAssertion(String nonce, String origin, long count) {
        byte[] client = clientData("typ", "navigator.id.getAssertion", nonce, origin);
        byte[] counter = ByteBuffer.allocate(4).putInt((int) count).array();
        byte[] present = {PRESENT};
        byte[] signature = sign(keys.getPrivate(), sha256(origin), present, counter, sha256(client));
        byte[] message = ByteBuffer.allocate(5 + signature.length)
                .put(present)
                .put(counter)
                .put(signature)
                .array();
        return body("clientData", client, "signatureData", message);
    }

    /** Computed from the key, so that it need not be stored. */
    private byte[] credentialId() {
        return sha256(keys.getPublic().getEncoded());
    }

    private byte[] point() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        ByteBuffer point = ByteBuffer.allocate(65).put((byte) 4);
        put(point, key.getW().getAffineX(), 33);
        put(point, key.getW().getAffineY(), 65);
        return point.array();
    }

    private static void put(ByteBuffer point, BigInteger coordinate, int end) {
        byte[] bytes = coordinate.toByteArray();
        int length = Math.min(bytes.length, 32);
        point.position(end - length).put(bytes, bytes.length - length, length);
    }

    private static byte[] clientData(String typeField, String type, String challenge, String origin) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(typeField, type);
        fields.put("challenge", challenge);
        fields.put("origin", origin);
        try {
            return JSON.writeValueAsBytes(fields);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static byte[] sign(PrivateKey key, byte[]... parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            for (byte[] part : parts) {
                signature.update(part);
            }
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static Map<String, String> body(Object... namesAndBytes) {
        Map<String, String> body = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            body.put(
                    (String) namesAndBytes[i],
                    Base64.getUrlEncoder().withoutPadding().encodeToString((byte[]) namesAndBytes[i + 1]));
        }
        return body;
    }

    private static String host(String origin) {
        return URI.create(origin).getHost();
    }

    private static byte[] sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw broken(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static IllegalStateException broken(Exception e) {
        return new IllegalStateException("Every Java platform has P-256 and SHA-256.", e);
    }
}
