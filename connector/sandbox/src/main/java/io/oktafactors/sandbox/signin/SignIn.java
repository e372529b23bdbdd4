package io.oktafactors.sandbox.signin;

import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxToken;
import io.oktafactors.sandbox.error.OktaError;
import io.oktafactors.sandbox.error.OktaErrorCode;
import io.oktafactors.sandbox.oauth.AccessToken;
import io.oktafactors.sandbox.oauth.AccessTokens;
import io.oktafactors.sandbox.oauth.App;
import io.oktafactors.sandbox.oauth.Assertion;
import io.oktafactors.sandbox.oauth.AssertionCheck;
import io.oktafactors.sandbox.oauth.CallCredentials;
import io.oktafactors.sandbox.oauth.DpopNonces;
import io.oktafactors.sandbox.oauth.DpopProof;
import io.oktafactors.sandbox.oauth.Jwts;
import io.oktafactors.sandbox.oauth.OAuthRefusal;
import io.oktafactors.sandbox.oauth.ProofCheck;
import io.oktafactors.sandbox.oauth.Replays;
import io.oktafactors.sandbox.oauth.Scheme;
import io.oktafactors.sandbox.oauth.TokenCheck;
import io.oktafactors.sandbox.oauth.TokenGrant;
import io.oktafactors.sandbox.oauth.TokenRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Authenticates callers, checks their permissions, and issues access tokens. */
public final class SignIn {
    private static final String SSWS = "SSWS ";
    private static final String INVALID_TOKEN = "invalid_token";

    private final ApiTokens apiTokens;
    private final Map<String, App> apps = new HashMap<>();
    private final AccessTokens accessTokens;
    private final DpopNonces nonces = new DpopNonces();
    private final Replays assertions = new Replays();
    private final Replays proofs = new Replays();
    private final Clock clock;

    /** @param deactivated whether the user with an id or login is deactivated, which makes the user's tokens invalid */
    public SignIn(
            Collection<SandboxToken> tokens,
            Collection<SandboxApp> apps,
            SignInMemory memory,
            Predicate<String> deactivated,
            Clock clock) {
        this.apiTokens = new ApiTokens(tokens, memory, deactivated, clock.instant());
        this.accessTokens = new AccessTokens(memory.given(), memory.give());
        this.clock = clock;
        for (SandboxApp app : apps) {
            if (this.apps.put(app.clientId(), App.of(app)) != null) {
                throw new SandboxException(
                        "Two apps have the client id " + app.clientId() + ". Use a different client id for each.");
            }
        }
    }

    /**
     * The caller of a request.
     *
     * @throws OktaError if the credentials are missing, unknown or expired
     */
    public Caller authenticate(CallCredentials call) {
        String authorization = call.authorization();
        if (authorization == null) {
            throw OktaError.of(OktaErrorCode.NO_CREDENTIALS);
        }
        for (Scheme scheme : Scheme.values()) {
            if (begins(authorization, scheme.wireName + " ")) {
                return app(call, scheme, authorization.substring(scheme.wireName.length() + 1));
            }
        }
        if (!begins(authorization, SSWS)) {
            throw OktaError.of(OktaErrorCode.INVALID_TOKEN);
        }
        return apiTokens.use(authorization.substring(SSWS.length()), clock.instant());
    }

    /** Throws an error if the caller's token or role does not allow an operation. */
    public void authorize(Caller principal, Access access) {
        if (principal.oauth() && access.scope() == null) {
            throw OktaError.of(OktaErrorCode.NO_CREDENTIALS);
        }
        if (principal.oauth() && !principal.scopes().contains(access.scope())) {
            throw OAuthRefusal.scope(principal.scheme(), access.scope());
        }
        if (!principal.mayUse(access.permission())) {
            throw OktaError.of(OktaErrorCode.NO_PERMISSION);
        }
    }

    /** The token endpoint. */
    public TokenGrant grant(TokenRequest request) {
        Instant now = clock.instant();
        TokenCheck.all(TokenCheck.Stage.FORM, request, null);
        App app = client(request, now);
        TokenCheck.all(TokenCheck.Stage.CLIENT, request, app);
        String thumbprint =
                app.settings().dpop() ? proven(request.call(), null, now).thumbprint() : null;
        TokenCheck.all(TokenCheck.Stage.SCOPE, request, app);
        Set<String> scopes = new LinkedHashSet<>(request.scopes());
        scopes.retainAll(app.settings().scopes());
        AccessToken token = accessTokens.issue(request.call().org(), app, scopes, thumbprint, now);
        Scheme scheme = token.bound() ? Scheme.DPOP : Scheme.BEARER;
        return new TokenGrant(
                app.id(), scheme.wireName, AccessTokens.LIFETIME.toSeconds(), token.value(), String.join(" ", scopes));
    }

    /** The API tokens by name. */
    public List<TokenState> tokens() {
        return apiTokens.states(clock.instant()).toList();
    }

    /** The apps by client id. */
    public List<SandboxApp> apps() {
        return apps.values().stream()
                .map(App::settings)
                .sorted(Comparator.comparing(SandboxApp::clientId))
                .toList();
    }

    /** Whether an API token has this name, or an app this client id. */
    public boolean knows(String principal) {
        return apps.containsKey(principal) || apiTokens.known(principal);
    }

    /** Revokes an API token: it is refused from now on. */
    public void revokeToken(String name) {
        apiTokens.revoke(name);
    }

    /** Revokes the access tokens of an app: they are refused from now on. The app may request new ones. */
    public void revokeAccessTokens(String clientId) {
        if (!apps.containsKey(clientId)) {
            throw new SandboxException("There is no app with the client id " + clientId + ".");
        }
        accessTokens.revoke(clientId, clock.instant());
    }

    /** A text that was never issued as an access token is refused like an unknown API token. */
    private Caller app(CallCredentials call, Scheme scheme, String value) {
        Instant now = clock.instant();
        AccessToken token = accessTokens
                .find(value)
                .filter(given -> apps.containsKey(given.clientId()))
                .orElseThrow(() -> OktaError.of(OktaErrorCode.INVALID_TOKEN));
        if (!now.isBefore(token.expires())) {
            throw OAuthRefusal.call(scheme, INVALID_TOKEN, "The access token is expired or revoked.");
        }
        if (token.bound() && scheme != Scheme.DPOP) {
            throw OAuthRefusal.call(
                    Scheme.DPOP,
                    "dpop_authentication_scheme_required",
                    "The access token is bound to a key and must be shown with the DPoP authentication scheme.");
        }
        if (!token.bound() && scheme == Scheme.DPOP) {
            throw OAuthRefusal.call(scheme, INVALID_TOKEN, "The access token is not bound to a key.");
        }
        if (token.bound()) {
            proven(call, token, now);
        }
        return new Caller(
                token.clientId(), scheme, apps.get(token.clientId()).settings().roles(), token.scopes());
    }

    private App client(TokenRequest request, Instant now) {
        var jwt = Jwts.parsed(request.parameter("client_assertion"));
        Assertion assertion = new Assertion(
                jwt,
                Jwts.claims(jwt),
                request.parameter("client_id"),
                request.call().url(),
                apps,
                assertions,
                now);
        AssertionCheck.all(assertion);
        return assertion.app();
    }

    private DpopProof proven(CallCredentials call, AccessToken token, Instant now) {
        DpopProof proof = DpopProof.of(call, token, nonces, proofs, now);
        ProofCheck.all(proof);
        return proof;
    }

    private static boolean begins(String authorization, String prefix) {
        return authorization.regionMatches(true, 0, prefix, 0, prefix.length());
    }
}
