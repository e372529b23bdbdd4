package io.oktafactors.camel.credential;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a private key from PEM text: PKCS#8, PKCS#1 (RSA) and SEC1 (EC), with what the JDK has. */
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    private static final byte[] VERSION = {2, 1, 0};
    private static final byte[] EC_ALGORITHM = {6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1};

    /** The curves that Okta takes, as DER: P-256, P-384, P-521. */
    private static final List<byte[]> CURVES = List.of(
            new byte[] {6, 8, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 3, 1, 7},
            new byte[] {6, 5, 0x2b, (byte) 0x81, 4, 0, 0x22},
            new byte[] {6, 5, 0x2b, (byte) 0x81, 4, 0, 0x23});

    private PemKey() {}

    /**
     * @throws IllegalArgumentException if the text holds no private key that can be read; the message says what it holds
     *     and quotes nothing of it
     */
    static PrivateKey read(String text) {
        // A variable or a property often has the ends of lines written as \n.
        Matcher blocks = BLOCK.matcher(text.replace("\\n", "\n").replace("\\r", ""));
        String last = null;
        while (blocks.find()) {
            last = blocks.group(1);
            if (last.endsWith("PRIVATE KEY")) {
                return key(last, blocks.group(2));
            }
        }
        throw new IllegalArgumentException(
                last == null ? "is no whole PEM text" : "holds " + article(last) + " and no private key");
    }

    private static PrivateKey key(String kind, String content) {
        if (kind.startsWith("ENCRYPTED") || content.contains("ENCRYPTED")) {
            throw new IllegalArgumentException(
                    "is encrypted with a password; decrypt it with: openssl pkcs8 -topk8 -nocrypt");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            throw unreadable(kind);
        }
        try {
            return switch (kind) {
                case "PRIVATE KEY" -> pkcs8(der);
                case "RSA PRIVATE KEY" ->
                    (PrivateKey) KeyFactory.getInstance("RSA").translateKey(new Pkcs1(der));
                case "EC PRIVATE KEY" -> sec1(der);
                default ->
                    throw new IllegalArgumentException("holds " + article(kind) + "; RSA and EC keys can be used");
            };
        } catch (GeneralSecurityException | IndexOutOfBoundsException e) {
            // No cause: its text may tell about the key.
            throw unreadable(kind);
        }
    }

    private static String article(String kind) {
        return (kind.matches("[AEIOR].*") ? "an " : "a ") + kind; // an EC, an RSA, an OPENSSH key
    }

    private static IllegalArgumentException unreadable(String kind) {
        return new IllegalArgumentException("holds " + article(kind)
                + " that cannot be read; RSA keys, and EC keys on P-256, P-384 or P-521, can be used");
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(der);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(key);
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC").generatePrivate(key);
        }
    }

    /** SEC1 may leave the curve out or name it; PKCS#8 around it has to name it, and the wrong one is refused. */
    private static PrivateKey sec1(byte[] der) throws GeneralSecurityException {
        for (byte[] curve : CURVES) {
            if (names(der, curve)) {
                byte[] algorithm = der(0x30, EC_ALGORITHM, curve);
                return KeyFactory.getInstance("EC")
                        .generatePrivate(new PKCS8EncodedKeySpec(der(0x30, VERSION, algorithm, der(4, der))));
            }
        }
        throw new GeneralSecurityException("no curve");
    }

    private static boolean names(byte[] der, byte[] curve) {
        for (int at = 0; at + curve.length <= der.length; at++) {
            if (Arrays.equals(der, at, at + curve.length, curve, 0, curve.length)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        int length = content.size();
        if (length > 127) {
            out.write(length > 255 ? 0x82 : 0x81);
            if (length > 255) {
                out.write(length >> 8);
            }
        }
        out.write(length);
        out.writeBytes(content.toByteArray());
        return out.toByteArray();
    }

    /** The form in which the JDK's RSA key factory takes PKCS#1. */
    private record Pkcs1(byte[] encoded) implements PrivateKey {

        private static final long serialVersionUID = 1L;

        @Override
        public String getAlgorithm() {
            return "RSA";
        }

        @Override
        public String getFormat() {
            return "PKCS#1";
        }

        @Override
        public byte[] getEncoded() {
            return encoded;
        }

        @Override
        public String toString() {
            return "RSA key";
        }
    }
}
