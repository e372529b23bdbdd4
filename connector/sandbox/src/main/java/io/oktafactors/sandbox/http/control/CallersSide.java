package io.oktafactors.sandbox.http.control;

import io.oktafactors.sandbox.api.SandboxApp;
import io.oktafactors.sandbox.api.SandboxException;
import io.oktafactors.sandbox.api.SandboxLimits.Share;
import io.oktafactors.sandbox.http.Call;
import io.oktafactors.sandbox.http.HttpAnswer;
import io.oktafactors.sandbox.http.Route;
import io.oktafactors.sandbox.json.JsonOut;
import io.oktafactors.sandbox.outside.PrincipalLimits;
import io.oktafactors.sandbox.signin.SignIn;
import io.oktafactors.sandbox.signin.TokenState;
import java.util.Collection;
import java.util.List;

/** The paths under {@code /sandbox} for administrators: list tokens and apps, revoke them, and set shares of the limits. */
public final class CallersSide {
    private final SignIn signIn;
    private final PrincipalLimits limits;

    public CallersSide(SignIn signIn, PrincipalLimits limits) {
        this.signIn = signIn;
        this.limits = limits;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/sandbox/tokens", call -> tokens()),
                new Route("DELETE", "/sandbox/tokens/{name}", this::revokeToken),
                new Route("GET", "/sandbox/apps", call -> apps()),
                new Route("DELETE", "/sandbox/apps/{clientId}/tokens", this::revokeAccessTokens),
                new Route("GET", "/sandbox/shares", call -> shares()),
                new Route("PUT", "/sandbox/shares/{principal}", this::setShare),
                new Route("DELETE", "/sandbox/shares/{principal}", this::resetShare));
    }

    private HttpAnswer tokens() {
        List<TokenState> tokens = signIn.tokens();
        return HttpAnswer.ok(out -> out.array(tokens, token -> write(out, token)));
    }

    private HttpAnswer apps() {
        List<SandboxApp> apps = signIn.apps();
        return HttpAnswer.ok(out -> out.array(apps, app -> write(out, app)));
    }

    private HttpAnswer revokeToken(Call call) {
        signIn.revokeToken(call.path("name"));
        return HttpAnswer.empty(204);
    }

    private HttpAnswer revokeAccessTokens(Call call) {
        signIn.revokeAccessTokens(call.path("clientId"));
        return HttpAnswer.empty(204);
    }

    private HttpAnswer shares() {
        return HttpAnswer.ok(out -> out.object(() -> {
            out.object("default", () -> write(out, limits.byDefault()));
            out.object("principals", () -> limits.special()
                    .forEach((principal, share) -> out.object(principal, () -> write(out, share))));
        }));
    }

    private HttpAnswer setShare(Call call) {
        Fields fields = Fields.of(call, "percent", "concurrencyPercent");
        if (!fields.has("percent")) {
            throw new SandboxException(
                    "The field percent is missing. Send the share of each bucket, such as {\"percent\": 10}.");
        }
        int percent = fields.small("percent", 0);
        limits.set(call.path("principal"), new Share(percent, fields.small("concurrencyPercent", percent)));
        return shares();
    }

    private HttpAnswer resetShare(Call call) {
        limits.reset(call.path("principal"));
        return HttpAnswer.empty(204);
    }

    private static void write(JsonOut out, Share share) {
        out.field("percent", share.percent());
        out.field("concurrencyPercent", share.concurrencyPercent());
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
