package io.oktafactors.sandbox.http;

import io.oktafactors.sandbox.SandboxApp;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.signin.TokenState;
import java.util.Collection;
import java.util.List;

/** What an administrator of the organization does about its callers: look at tokens and apps, and revoke. */
public final class CallersSide {
    private final SignIn signIn;

    public CallersSide(SignIn signIn) {
        this.signIn = signIn;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/tokens", call -> tokens()),
                new Route("DELETE", "/sandbox/tokens/{name}", this::revokeToken),
                new Route("GET", "/sandbox/apps", call -> apps()),
                new Route("DELETE", "/sandbox/apps/{clientId}/tokens", this::revokeAccessTokens));
    }

    private Answer tokens() {
        List<TokenState> tokens = signIn.tokens();
        return Answer.ok(out -> out.array(tokens, token -> write(out, token)));
    }

    private Answer apps() {
        List<SandboxApp> apps = signIn.apps();
        return Answer.ok(out -> out.array(apps, app -> write(out, app)));
    }

    private Answer revokeToken(Call call) {
        signIn.revokeToken(call.path("name"));
        return Answer.empty(204);
    }

    private Answer revokeAccessTokens(Call call) {
        signIn.revokeAccessTokens(call.path("clientId"));
        return Answer.empty(204);
    }

    private static void write(JsonOut out, TokenState token) {
        out.object(() -> {
            out.field("name", token.name());
            out.field("creator", token.creator());
            names(out, "roles", token.roles());
            out.field("lastUsed", token.lastUsed());
            out.field("status", token.good() ? "ACTIVE" : "REVOKED");
        });
    }

    private static void write(JsonOut out, SandboxApp app) {
        out.object(() -> {
            out.field("clientId", app.clientId());
            names(out, "scopes", app.scopes());
            names(out, "roles", app.roles());
            out.field("dpop", app.dpop());
        });
    }

    private static void names(JsonOut out, String field, Collection<?> names) {
        out.array(field, names.stream().map(Object::toString).sorted().toList(), out::text);
    }
}
