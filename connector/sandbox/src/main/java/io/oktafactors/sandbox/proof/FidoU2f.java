package io.oktafactors.sandbox.proof;

import io.oktafactors.sandbox.error.OktaError;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** Checks the raw messages of FIDO U2F keys (U2F_V2). The application id is the origin of the page. */
final class FidoU2f {
    /** The only version of the protocol that there is. */
    static final String VERSION = "U2F_V2";

    private static final byte REGISTRATION = 5;
    private static final int POINT_LENGTH = 65;

    private FidoU2f() {}

    static Credential register(Credential credential, String registrationData, String clientData, Instant now) {
        try {
            ClientData client = client(credential, clientData, now);
            ByteBuffer message = ByteBuffer.wrap(ClientData.decoded(registrationData));
            if (message.get() != REGISTRATION) {
                throw OktaError.wrongPasscode();
            }
            byte[] point = bytes(message, POINT_LENGTH);
            byte[] keyHandle = bytes(message, Byte.toUnsignedInt(message.get()));
            ByteArrayInputStream rest = new ByteArrayInputStream(bytes(message, message.remaining()));
            PublicKey attestation = CertificateFactory.getInstance("X.509")
                    .generateCertificate(rest)
                    .getPublicKey();
            check(
                    credential,
                    attestation,
                    rest.readAllBytes(),
                    new byte[] {0},
                    ClientData.sha256(client.origin()),
                    client.hash(),
                    keyHandle,
                    point);
            String credentialId = Base64.getUrlEncoder().withoutPadding().encodeToString(keyHandle);
            String key = Base64.getEncoder().encodeToString(point);
            return credential.boundTo(new Subject(credentialId, key, null, Map.of("version", VERSION)));
        } catch (IllegalArgumentException | BufferUnderflowException | GeneralSecurityException e) {
            throw OktaError.wrongPasscode();
        }
    }

    static Credential authenticate(Credential credential, String clientData, String signatureData, Instant now) {
        try {
            ClientData client = client(credential, clientData, now);
            ByteBuffer message = ByteBuffer.wrap(ClientData.decoded(signatureData));
            byte[] presence = bytes(message, 1);
            byte[] counter = bytes(message, 4);
            byte[] point = Base64.getDecoder().decode(credential.subject().secret());
            check(
                    credential,
                    key(point),
                    bytes(message, message.remaining()),
                    ClientData.sha256(client.origin()),
                    presence,
                    counter,
                    client.hash());
            long count = Integer.toUnsignedLong(ByteBuffer.wrap(counter).getInt());
            if ((presence[0] & 1) == 0 || count <= credential.counter()) {
                throw OktaError.wrongPasscode();
            }
            return credential.withoutOpen().withCounter(count);
        } catch (IllegalArgumentException | BufferUnderflowException | GeneralSecurityException e) {
            throw OktaError.wrongPasscode();
        }
    }

    private static ClientData client(Credential credential, String clientData, Instant now) {
        ClientData client = ClientData.read(clientData);
        if (credential.open() == null || !credential.open().matches(client.challenge(), now)) {
            throw OktaError.wrongPasscode();
        }
        return client;
    }

    private static void check(Credential credential, PublicKey key, byte[] signature, byte[]... signed)
            throws GeneralSecurityException {
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(key);
        for (byte[] part : signed) {
            verifier.update(part);
        }
        if (!verifier.verify(signature)) {
            throw OktaError.wrongPasscode();
        }
    }

    private static PublicKey key(byte[] point) throws GeneralSecurityException {
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(point, 1, 33));
        BigInteger y = new BigInteger(1, Arrays.copyOfRange(point, 33, POINT_LENGTH));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve.getParameterSpec(ECParameterSpec.class)));
    }

    private static byte[] bytes(ByteBuffer message, int length) {
        byte[] bytes = new byte[length];
        message.get(bytes);
        return bytes;
    }
}
