package io.oktafactors.camel.credential;

import java.util.HexFormat;

/** Who calls an organization: what the options about credentials come to. Decided once for an endpoint. */
public sealed interface Access {

    /** Whom Okta counts calls for: an app by its client id, a token by a fingerprint that does not give it away. */
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
     * An OAuth 2.0 access token that somebody else got.
     *
     * @param clientId the app that it is of; null where that is not known
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
     * A service app, which gets access tokens by its private key.
     *
     * @param scopes to ask for, separated by spaces
     * @param privateKey the key itself, or where it is
     * @param kid null for none
     * @param place how to call, in a message, where the key was set
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
