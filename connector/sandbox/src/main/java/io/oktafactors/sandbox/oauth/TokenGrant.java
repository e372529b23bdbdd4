package io.oktafactors.sandbox.oauth;

/**
 * The token endpoint's answer to a valid request.
 *
 * @param clientId the app that it is for
 * @param type {@code Bearer} or {@code DPoP}
 * @param expiresIn seconds
 * @param scope the scopes granted, separated by spaces
 */
public record TokenGrant(String clientId, String type, long expiresIn, String accessToken, String scope) {

    @Override
    public String toString() {
        return "TokenGrant[" + type + ", " + scope + "]";
    }
}
