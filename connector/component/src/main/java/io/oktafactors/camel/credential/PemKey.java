package io.oktafactors.camel.credential;

import java.io.IOException;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads a private key from PEM text: PKCS#8, PKCS#1 (RSA) and SEC1 (EC), using only the JDK. */
final class PemKey {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

    /** The curves that Okta supports: P-256, P-384, P-521. */
    private static final List<String> CURVES = List.of("secp256r1", "secp384r1", "secp521r1");

    /** The beginning of the content of a SEC1 key: the version, and the tag of the private number. */
    private static final byte[] SEC1 = {2, 1, 1, 4};

    private PemKey() {}

    /**
     * @throws IllegalArgumentException if the text contains no readable private key; the message says what it contains and
     * quotes nothing of it
     */
    static PrivateKey read(String text) {
        // In variables and properties, the ends of lines are often written as \n.
        Matcher blocks = BLOCK.matcher(text.replace("\\n", "\n").replace("\\r", ""));
        String last = null;
        while (blocks.find()) {
            last = blocks.group(1);
            if (last.endsWith("PRIVATE KEY")) {
                return key(last, blocks.group(2));
            }
        }
        throw new IllegalArgumentException(
                last == null
                        ? "is not complete PEM text: the END line is missing or does not match the BEGIN line"
                        : "contains " + article(last) + ", not a private key");
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
                default -> throw new IllegalArgumentException("contains " + article(kind) + "; use an RSA or EC key");
            };
        } catch (GeneralSecurityException | IOException | IndexOutOfBoundsException e) {
            // No cause: its text may contain parts of the key.
            throw unreadable(kind);
        }
    }

    private static String article(String kind) {
        return (kind.matches("[AEIOR].*") ? "an " : "a ") + kind; // an EC, an RSA, an OPENSSH key
    }

    private static IllegalArgumentException unreadable(String kind) {
        return new IllegalArgumentException("contains " + article(kind)
                + " that cannot be read; use an RSA key, or an EC key on P-256, P-384 or P-521");
    }

    private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
        PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(der);
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(key);
        } catch (GeneralSecurityException e) {
            return KeyFactory.getInstance("EC").generatePrivate(key);
        }
    }

    /** The JDK reads EC keys only in PKCS#8, but can make a key from its number and curve. */
    private static PrivateKey sec1(byte[] der) throws GeneralSecurityException, IOException {
        int begin = 2 + Math.max(0, (der[1] & 0xff) - 0x80); // after tag and length, which have one or more bytes
        int number = begin + SEC1.length;
        if (!Arrays.equals(der, begin, number, SEC1, 0, SEC1.length)) {
            throw new InvalidKeySpecException();
        }
        BigInteger secret = new BigInteger(1, der, number + 1, der[number]);
        for (String name : CURVES) {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec(name));
            if (names(der, curve.getEncoded())) {
                return KeyFactory.getInstance("EC")
                        .generatePrivate(new ECPrivateKeySpec(secret, curve.getParameterSpec(ECParameterSpec.class)));
            }
        }
        throw new InvalidKeySpecException();
    }

    private static boolean names(byte[] der, byte[] curve) {
        return IntStream.rangeClosed(0, der.length - curve.length)
                .anyMatch(at -> Arrays.equals(der, at, at + curve.length, curve, 0, curve.length));
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
    }
}
