package io.oktafactors.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.oktafactors.camel.credential.Access;
import io.oktafactors.camel.credential.PrivateKeyText;
import io.oktafactors.camel.credential.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Private keys in all forms that people have them in. */
class PrivateKeyTest {

    private static final RSAKey RSA = rsa(2048);

    /** Made with openssl ecparam -name secp256k1 -genkey -noout, for this test. */
    private static final String OTHER_CURVE = """
            -----BEGIN EC PRIVATE KEY-----
            MHQCAQEEIGzl2Zxv2t8Sm9/R3Rju5MHPsluNbBRQ6XqzykqlSOwzoAcGBSuBBAAK
            oUQDQgAEDF4077YNwmgfbXPUMezChn4h3xufdnMSIlqxcuFhoUoMX+2X3I52BR7Q
            ggFUnqnKDpPafaB8qMtAQJD0kq5DAg==
            -----END EC PRIVATE KEY-----
            """;

    @TempDir
    Path folder;

    private static RSAKey rsa(int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID("inKey").generate();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind + "-----\n";
    }

    static Stream<Arguments> keys() throws Exception {
        byte[] rsa = RSA.toPrivateKey().getEncoded();
        String pkcs8 = pem("PRIVATE KEY", rsa);
        byte[] pkcs1 = Arrays.copyOfRange(rsa, 26, rsa.length); // what PKCS#8 wraps
        ECKey p256 = new ECKeyGenerator(Curve.P_256).generate();
        ECKey p384 = new ECKeyGenerator(Curve.P_384).generate();
        ECKey p521 = new ECKeyGenerator(Curve.P_521).generate();
        return Stream.of(
                Arguments.of("RSA PKCS#8", pkcs8, RSA, "RS256"),
                Arguments.of("RSA PKCS#1", pem("RSA PRIVATE KEY", pkcs1), RSA, "RS256"),
                Arguments.of("escaped ends of lines", pkcs8.replace("\n", "\\n"), RSA, "RS256"),
                Arguments.of("ends of lines of Windows", pkcs8.replace("\n", "\r\n"), RSA, "RS256"),
                Arguments.of("one line", pkcs8.replace("\n", " "), RSA, "RS256"),
                Arguments.of("text around it", "Bag Attributes\n  x: y\n" + pkcs8 + "\nmore", RSA, "RS256"),
                Arguments.of("a certificate before it", pem("CERTIFICATE", new byte[] {1, 2, 3}) + pkcs8, RSA, "RS256"),
                Arguments.of(
                        "EC P-256 PKCS#8",
                        pem("PRIVATE KEY", p256.toPrivateKey().getEncoded()),
                        p256,
                        "ES256"),
                Arguments.of(
                        "EC P-384 PKCS#8",
                        pem("PRIVATE KEY", p384.toPrivateKey().getEncoded()),
                        p384,
                        "ES384"),
                Arguments.of(
                        "EC P-521 PKCS#8",
                        pem("PRIVATE KEY", p521.toPrivateKey().getEncoded()),
                        p521,
                        "ES512"),
                Arguments.of("RSA JWK", RSA.toJSONString(), RSA, "RS256"),
                Arguments.of("EC JWK", p384.toJSONString(), p384, "ES384"),
                Arguments.of(
                        "RSA JWK with an algorithm",
                        new RSAKey.Builder(RSA)
                                .algorithm(com.nimbusds.jose.JWSAlgorithm.RS512)
                                .build()
                                .toJSONString(),
                        RSA,
                        "RS512"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("keys")
    void aKeySignsWithItsAlgorithm(String form, String text, JWK key, String algorithm) throws Exception {
        SignedJWT jwt = signed(SigningKey.read(text, null));

        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(jwt.verify(verifier(key))).isTrue();
    }

    /** Made with openssl ecparam -name … -genkey, for this test; the first by openssl ec -no_public. */
    static Stream<Arguments> keysOfOpenssl() {
        return Stream.of(
                Arguments.of(
                        """
            -----BEGIN EC PRIVATE KEY-----
            MDECAQEEIBf2EDtBAfr+5/lneM2f/cPzaxv9g88iCTuCPIh4MZbYoAoGCCqGSM49
            AwEH
            -----END EC PRIVATE KEY-----
            """,
                        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEN2kij20BpMxKKpK0X6kECpMN4GV+fy6Ci0bzIs8r9AfvwMUf"
                                + "R6yCz1EROZxH0fXiHoJgHGulYpR18HQWgvN7NA==",
                        "ES256"),
                Arguments.of(
                        """
            -----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MHcCAQEEIBf2EDtBAfr+5/lneM2f/cPzaxv9g88iCTuCPIh4MZbYoAoGCCqGSM49
            AwEHoUQDQgAEN2kij20BpMxKKpK0X6kECpMN4GV+fy6Ci0bzIs8r9AfvwMUfR6yC
            z1EROZxH0fXiHoJgHGulYpR18HQWgvN7NA==
            -----END EC PRIVATE KEY-----
            """,
                        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEN2kij20BpMxKKpK0X6kECpMN4GV+fy6Ci0bzIs8r9AfvwMUf"
                                + "R6yCz1EROZxH0fXiHoJgHGulYpR18HQWgvN7NA==",
                        "ES256"),
                Arguments.of(
                        """
            -----BEGIN EC PARAMETERS-----
            BgUrgQQAIg==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MIGkAgEBBDBT4rYxLKwgKq0x6292UgtkbflqV5uo0JUg9kCQuFsZQm94T+4iLCxd
            peWdwth/0fygBwYFK4EEACKhZANiAATxg9OxSwi7DKjaEtWl1SamlH1ZiP9Ml0GZ
            5T2L7Gkm0B+tdZ1WXDjFtNVc9JWfxIPSXv2/dKHf9pS7BJZIXBmL7OFMv3B4BDE8
            LraG6QT5g3hN/7khdNDmVVVeb185YIs=
            -----END EC PRIVATE KEY-----
            """,
                        "MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE8YPTsUsIuwyo2hLVpdUmppR9WYj/TJdBmeU9i+xpJtAfrXWdVlw4"
                                + "xbTVXPSVn8SD0l79v3Sh3/aUuwSWSFwZi+zhTL9weAQxPC62hukE+YN4Tf+5IXTQ5lVVXm9fOWCL",
                        "ES384"),
                Arguments.of(
                        """
            -----BEGIN EC PARAMETERS-----
            BgUrgQQAIw==
            -----END EC PARAMETERS-----
            -----BEGIN EC PRIVATE KEY-----
            MIHcAgEBBEIBZw+3MNwroMGGhlF7v/ecJE8+EbQXNQo7KHTdJY9/k8E3YQa2iZ7n
            y5E1svxNO4Ncqy8RZSpWWktWNyuK4aD6sqygBwYFK4EEACOhgYkDgYYABAC+eZyn
            iiaCbFe5rDr8ERpDQpVoW8179OeIXxO32Sg07S0feiwJp73Z07f7J5vL7eBEeSNa
            1pKY7s8g/THmKPUCjwBLPYxuKdpOLBKJ7WhtUVa+vV6aAuNTFkCytQBlOjTU2n4t
            r7kVqp0EF1/9uz7N7vV68XCeYijXuI798XPHfshatA==
            -----END EC PRIVATE KEY-----
            """,
                        "MIGbMBAGByqGSM49AgEGBSuBBAAjA4GGAAQAvnmcp4omgmxXuaw6/BEaQ0KVaFvNe/TniF8Tt9koNO0tH3os"
                                + "Cae92dO3+yeby+3gRHkjWtaSmO7PIP0x5ij1Ao8ASz2MbinaTiwSie1obVFWvr1emgLjUxZAsrUAZTo01Np+"
                                + "La+5FaqdBBdf/bs+ze71evFwnmIo17iO/fFzx37IWrQ=",
                        "ES512"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("keysOfOpenssl")
    void anEcKeyOfOpensslSigns(String text, String publicKey, String algorithm) throws Exception {
        ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));

        SignedJWT jwt = signed(SigningKey.read(text, "k"));

        assertThat(jwt.verify(new ECDSAVerifier(key))).isTrue();
        assertThat(jwt.getHeader().getAlgorithm().getName()).isEqualTo(algorithm);
        assertThat(jwt.getHeader().getKeyID()).isEqualTo("k");
    }

    @Test
    void theKeyIdOfTheOptionOutranksThatOfTheKey() throws Exception {
        assertThat(signed(SigningKey.read(RSA.toJSONString(), "given"))
                        .getHeader()
                        .getKeyID())
                .isEqualTo("given");
        assertThat(signed(SigningKey.read(RSA.toJSONString(), " ")).getHeader().getKeyID())
                .isEqualTo("inKey");
        assertThat(signed(SigningKey.read(pem("PRIVATE KEY", RSA.toPrivateKey().getEncoded()), null))
                        .getHeader()
                        .getKeyID())
                .isNull();
    }

    static Stream<Arguments> noKeys() throws Exception {
        KeyPairGenerator dsa = KeyPairGenerator.getInstance("DSA");
        dsa.initialize(1024);
        byte[] publicKey = RSA.toPublicKey().getEncoded();
        byte[] otherKind = dsa.generateKeyPair().getPrivate().getEncoded();
        byte[] small = new RSAKeyGenerator(1024, true).generate().toPrivateKey().getEncoded();
        return Stream.of(
                Arguments.of("-----BEGIN PRIVATE KEY-----\nMIIE", "is not complete PEM text"),
                Arguments.of(pem("PUBLIC KEY", publicKey), "contains a PUBLIC KEY, not a private key"),
                Arguments.of(pem("CERTIFICATE", publicKey), "contains a CERTIFICATE, not a private key"),
                Arguments.of(pem("ENCRYPTED PRIVATE KEY", publicKey), "is encrypted with a password"),
                Arguments.of(
                        "-----BEGIN RSA PRIVATE KEY-----\n"
                                + "Proc-Type: 4,ENCRYPTED\n\n"
                                + "AAAA\n"
                                + "-----END RSA PRIVATE KEY-----",
                        "is encrypted with a password"),
                Arguments.of(
                        pem("OPENSSH PRIVATE KEY", publicKey), "contains an OPENSSH PRIVATE KEY; use an RSA or EC key"),
                Arguments.of(pem("PRIVATE KEY", otherKind), "contains a PRIVATE KEY that cannot be read"),
                Arguments.of(pem("RSA PRIVATE KEY", publicKey), "contains an RSA PRIVATE KEY that cannot be read"),
                Arguments.of(pem("EC PRIVATE KEY", publicKey), "contains an EC PRIVATE KEY that cannot be read"),
                Arguments.of(OTHER_CURVE, "contains an EC PRIVATE KEY that cannot be read"),
                Arguments.of(pem("EC PRIVATE KEY", new byte[0]), "contains an EC PRIVATE KEY that cannot be read"),
                Arguments.of(
                        pem("EC PRIVATE KEY", new byte[] {0x30, 5, 2, 1, 1, 4, 32, 1}),
                        "contains an EC PRIVATE KEY that cannot be read"),
                Arguments.of("-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----", "that cannot be read"),
                Arguments.of(pem("PRIVATE KEY", small), "cannot sign; use an RSA key of at least 2048 bits"),
                Arguments.of("{\"kty\":\"RSA\"", "is not a valid JWK"),
                Arguments.of("{\"kty\":\"RSA\",\"n\":\"canary\"}", "is not a valid JWK"),
                Arguments.of("{\"keys\":[" + RSA.toJSONString() + "]}", "is a JWK set; use the single JWK that signs"),
                Arguments.of(RSA.toPublicJWK().toJSONString(), "is a public JWK; use the private JWK"),
                Arguments.of(new OctetSequenceKeyGenerator(256).generate().toJSONString(), "is a JWK of the type oct"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("noKeys")
    void anythingElseIsRefusedWithAReason(String text, String reason) {
        assertThatThrownBy(() -> SigningKey.read(text, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(reason)
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest
    @CsvSource({"'', key.pem", "file:, key.pem", "'', key with blanks.pem"})
    void aKeyMayStandInAFile(String scheme, String name) throws Exception {
        Path file = Files.writeString(
                folder.resolve(name), pem("PRIVATE KEY", RSA.toPrivateKey().getEncoded()));

        assertThat(signed(read(scheme + file)).verify(verifier(RSA))).isTrue();
    }

    @Test
    void aFileMayHoldAJwk() throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), RSA.toJSONString() + "\n");

        assertThat(signed(read(file.toString())).getHeader().getKeyID()).isEqualTo("inKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-file", "file:no-such-file", "classpath:no-such-file", "MIIEcanary+/=\0"})
    void aFileThatIsNotThereIsToldWithoutQuotingWhatMayBeAKey(String place) {
        assertThatThrownBy(() -> read(place))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(
                        "the value is neither PEM text nor a JWK nor the path of a readable file, in the option privateKey")
                .hasMessageNotContaining("canary")
                .hasMessageNotContaining("such-file");
    }

    @Test
    void aFileWithoutAKeyIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("no.pem"), "canary");

        assertThatThrownBy(() -> read(file.toString()))
                .hasMessage(
                        "Your private key in the file " + file
                                + " is not complete PEM text: the END line is missing or does not match the BEGIN line, in the option privateKey");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "file:"})
    void aFileInTheFormDerIsToldWhatItIs(String scheme) throws Exception {
        Path file = Files.write(folder.resolve("key.der"), RSA.toPrivateKey().getEncoded());

        assertThatThrownBy(() -> read(scheme + file))
                .hasMessage(
                        "Your private key in the file " + scheme + file + " is not text; convert a DER key to PEM with:"
                                + " openssl pkey -inform DER -in key.der -out key.pem, in the option privateKey");
    }

    @Test
    void thePlaceOfAWrongKeyIsNamed() {
        Access.ServiceApp app =
                new Access.ServiceApp("0oa1", "okta.users.read", "-----BEGIN canary", null, "the variable X");

        assertThatThrownBy(() -> PrivateKeyText.read(new DefaultCamelContext(), app))
                .hasMessage(
                        "Your private key is not complete PEM text: the END line is missing or does not match the BEGIN line, in the variable X");
    }

    private static SigningKey read(String option) {
        return PrivateKeyText.read(
                new DefaultCamelContext(),
                new Access.ServiceApp("0oa1", "okta.users.read", option, null, "the option privateKey"));
    }

    private static SignedJWT signed(SigningKey key) throws Exception {
        return SignedJWT.parse(key.sign(new JWTClaimsSet.Builder().issuer("me").build()));
    }

    private static JWSVerifier verifier(JWK key) throws Exception {
        return key instanceof RSAKey rsa ? new RSASSAVerifier(rsa) : new ECDSAVerifier((ECKey) key);
    }
}
