package io.oktafactors.camel.credential;

import io.oktafactors.camel.AuthorizationMode;
import io.oktafactors.camel.OktaClientConfiguration;
import io.oktafactors.camel.options.OktaKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Whom Okta counts calls for: an app by its client id, an API token by a fingerprint that does not give it away. */
public final class Principal {

    private static final int LENGTH = 16;

    private Principal() {}

    public static String of(OktaClientConfiguration configuration) {
        if (configuration.getAuthorizationMode() == AuthorizationMode.PrivateKey
                && OktaKey.clientId.isSetIn(configuration)) {
            return "client " + configuration.getClientId().trim();
        }
        String secret = OktaKey.accessToken.isSetIn(configuration)
                        && configuration.getAuthorizationMode() != AuthorizationMode.SSWS
                ? configuration.getAccessToken()
                : configuration.getToken();
        return "token " + fingerprint(String.valueOf(secret));
    }

    private static String fingerprint(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JVM has it
        }
    }
}
