package io.oktafactors.camel.credential;

import java.util.HexFormat;

/** The caller of an organization, from the options about credentials. It is decided once for an endpoint. */
public sealed interface Access {

    /**
     * The principal for which Okta counts calls: the client id of an app, or a fingerprint of a token, from which the token
     * cannot be found.
     */
    String principal();

    /** An API token of the organization. */
    record ApiToken(String token) implements Access {

        @Override
        public String principal() {
            return fingerprint(token);
        }

        @Override
        public String toString() {
            return "API token";
        }
    }

    /**
     * An OAuth 2.0 access token that was obtained elsewhere.
     *
     * @param clientId the app of the token; null if it is not known
     */
    record BearerToken(String token, String clientId) implements Access {

        @Override
        public String principal() {
            return clientId == null ? fingerprint(token) : "client " + clientId;
        }

        @Override
        public String toString() {
            return "access token";
        }
    }

    /**
     * A service app, which requests access tokens with its private key.
     *
     * @param scopes scopes to request, separated by spaces
     * @param privateKey the key itself, or its location
     * @param kid null for none
     * @param place the place where the key was set, for messages
     */
    record ServiceApp(String clientId, String scopes, String privateKey, String kid, String place) implements Access {

        @Override
        public String principal() {
            return "client " + clientId;
        }

        @Override
        public String toString() {
            return "service app " + clientId;
        }
    }

    private static String fingerprint(String secret) {
        return "token " + HexFormat.of().formatHex(AccessToken.sha256(secret)).substring(0, 16);
    }
}
