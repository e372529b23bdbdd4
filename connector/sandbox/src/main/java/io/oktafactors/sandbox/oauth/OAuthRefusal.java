package io.oktafactors.sandbox.oauth;

/**
 * An OAuth error. The token endpoint returns it in the body; elsewhere the body is empty and the error is in the header {@code
 * WWW-Authenticate}.
 */
public final class OAuthRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String INVALID_CLIENT = "invalid_client";

    private final int status;
    private final Scheme scheme;
    private final String error;
    private final String description;
    private final String scope;
    private final String nonce;

    private OAuthRefusal(int status, Scheme scheme, String error, String description, String scope, String nonce) {
        super(error, null, false, false);
        this.status = status;
        this.scheme = scheme;
        this.error = error;
        this.description = description;
        this.scope = scope;
        this.nonce = nonce;
    }

    /** An error of the token endpoint: 401 for {@code invalid_client}, 400 for all others. */
    static OAuthRefusal token(String error, String description) {
        return new OAuthRefusal(error.equals(INVALID_CLIENT) ? 401 : 400, null, error, description, null, null);
    }

    static OAuthRefusal invalidClient(String description) {
        return token(INVALID_CLIENT, description);
    }

    /** An error of the token endpoint with the nonce to use. */
    static OAuthRefusal nonce(String error, String description, String nonce) {
        return new OAuthRefusal(400, null, error, description, null, nonce);
    }

    /** A call is refused because of its access token or proof. */
    public static OAuthRefusal call(Scheme scheme, String error, String description) {
        return new OAuthRefusal(401, scheme, error, description, null, null);
    }

    public static OAuthRefusal scope(Scheme scheme, String scope) {
        return new OAuthRefusal(
                403,
                scheme,
                "insufficient_scope",
                "The access token provided does not contain the required scopes.",
                scope,
                null);
    }

    public int status() {
        return status;
    }

    public String error() {
        return error;
    }

    public String description() {
        return description;
    }

    /** The nonce for the {@code dpop-nonce} header, or null. */
    public String nonce() {
        return nonce;
    }

    /** The value of {@code WWW-Authenticate}, or null if the error is in the body. */
    public String challenge(CallCredentials call) {
        if (scheme == null) {
            return null;
        }
        return scheme.wireName + " " + scheme.parameters + "authorization_uri=\"" + call.org()
                + "/oauth2/v1/authorize\", realm=\"" + call.org() + "\", "
                + (scope == null ? "" : "scope=\"" + scope + "\", ")
                + "error=\"" + error + "\", error_description=\"" + description + "\", resource=\"" + call.path()
                + "\"";
    }
}
