package io.oktafactors.sandbox.oauth;

import java.util.function.BiPredicate;

/** The checks of a request to the token endpoint other than those of its assertion and proof, in their order within each stage. */
public enum TokenCheck {
    GRANT_TYPE(
            Stage.FORM,
            "invalid_request",
            "The 'grant_type' parameter is missing.",
            (request, app) -> request.parameter("grant_type") != null),
    GRANT_TYPE_KNOWN(
            Stage.FORM,
            "unsupported_grant_type",
            "The authorization grant type is not supported by the authorization server.",
            (request, app) -> TokenRequest.GRANT_TYPES.contains(request.parameter("grant_type"))),
    PRIVATE_KEY(
            Stage.FORM,
            "invalid_client",
            "Client Credentials requests to the Org Authorization Server must use the private_key_jwt"
                    + " token_endpoint_auth_method.",
            (request, app) -> request.parameter("client_secret") == null
                    && request.call().authorization() == null
                    && (request.parameter("client_id") == null || request.parameter("client_assertion") != null)),
    CLIENT(
            Stage.FORM,
            "invalid_request",
            "A client_id must be provided in the request.",
            (request, app) -> request.parameter("client_assertion") != null),
    ASSERTION_TYPE(
            Stage.FORM,
            "invalid_request",
            "The 'client_assertion_type' must be '" + TokenRequest.JWT_BEARER + "'.",
            (request, app) -> TokenRequest.JWT_BEARER.equals(request.parameter("client_assertion_type"))),
    GRANT_TYPE_OF_APP(
            Stage.CLIENT,
            "unauthorized_client",
            "The client is not authorized to use the provided grant type. Configured grant types: [client_credentials].",
            (request, app) -> "client_credentials".equals(request.parameter("grant_type"))),
    SCOPE(
            Stage.SCOPE,
            "invalid_scope",
            "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
            (request, app) -> !request.scopes().isEmpty()),
    SCOPES_KNOWN(
            Stage.SCOPE,
            "invalid_scope",
            "One or more scopes are not configured for the authorization server resource.",
            (request, app) -> request.scopes().stream().allMatch(scope -> scope.startsWith("okta."))),
    SCOPES_GRANTED(
            Stage.SCOPE,
            "consent_required",
            "You are not allowed any of the requested scopes.",
            (request, app) -> request.scopes().stream().anyMatch(app.settings().scopes()::contains));

    /** When a check is made: before the client is known, after, and at the end. */
    public enum Stage {
        FORM,
        CLIENT,
        SCOPE
    }

    private final Stage stage;
    private final String error;
    private final String refusal;
    private final BiPredicate<TokenRequest, App> holds;

    TokenCheck(Stage stage, String error, String refusal, BiPredicate<TokenRequest, App> holds) {
        this.stage = stage;
        this.error = error;
        this.refusal = refusal;
        this.holds = holds;
    }

    public static void all(Stage stage, TokenRequest request, App app) {
        for (TokenCheck check : values()) {
            if (check.stage == stage && !check.holds.test(request, app)) {
                throw OAuthRefusal.token(check.error, check.refusal);
            }
        }
    }
}
