package io.oktafactors.sandbox.http.gateway;

import io.oktafactors.sandbox.api.SandboxRole.Permission;
import io.oktafactors.sandbox.limit.PathTable;
import io.oktafactors.sandbox.limit.PathTable.Row;
import io.oktafactors.sandbox.oauth.CallCredentials;
import io.oktafactors.sandbox.signin.Access;
import io.oktafactors.sandbox.signin.Caller;
import io.oktafactors.sandbox.signin.SignIn;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Set;

/** Checks calls before an operation: caller, headers, rate limit and permissions. */
public final class Gatekeeper {
    private static final HttpString DPOP = new HttpString("DPoP");
    private static final String READ = "okta.users.read";
    private static final String MANAGE = "okta.users.manage";
    private static final String FACTORS = "/api/v1/users/{userId}/factors";

    /**
     * What each operation requires. Reading needs one scope and everything else the other, except the one operation that
     * accepts no OAuth token.
     */
    private static final PathTable<Access> NEEDS = PathTable.of(
            new Row<>(Set.of("GET"), "/*", new Access(Permission.READ, READ)),
            new Row<>(Set.of(), "/*", new Access(Permission.MANAGE, MANAGE)),
            new Row<>(Set.of("GET"), FACTORS + "/questions", new Access(Permission.READ, null)),
            new Row<>(Set.of("DELETE"), FACTORS + "/{factorId}", new Access(Permission.RESET, MANAGE)),
            new Row<>(
                    Set.of("POST"),
                    "/api/v1/users/{userId}/lifecycle/reset_factors",
                    new Access(Permission.RESET, MANAGE)));

    private final SignIn signIn;
    private final Meter meter;

    public Gatekeeper(SignIn signIn, Meter meter) {
        this.signIn = signIn;
        this.meter = meter;
    }

    /** Identifies the caller, before the body is read. */
    Caller identify(HttpServerExchange exchange) {
        Caller principal = signIn.authenticate(credentials(exchange));
        exchange.putAttachment(RequestJournalEntry.PRINCIPAL, principal.id());
        meter.claim(exchange, principal.id());
        return principal;
    }

    /**
     * Checks a call. As in Okta, it counts for the rate limit if its caller is known and its headers are valid, even if the
     * caller has no permission.
     */
    void check(HttpServerExchange exchange, Caller principal, byte[] body) {
        MediaTypes.check(exchange, body);
        meter.count(exchange, principal.id());
        signIn.authorize(
                principal,
                NEEDS.find(exchange.getRequestMethod().toString(), exchange.getRequestPath())
                        .orElseThrow());
    }

    static CallCredentials credentials(HttpServerExchange exchange) {
        HeaderValues proofs = exchange.getRequestHeaders().get(DPOP);
        return new CallCredentials(
                exchange.getRequestMethod().toString(),
                exchange.getRequestScheme() + "://" + exchange.getHostAndPort(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION),
                proofs == null ? List.of() : List.copyOf(proofs));
    }

    /** Whether a POST has no length; the gateway refuses it with 411. */
    static boolean lacksLength(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        return exchange.getRequestMethod().equals(Methods.POST)
                && !headers.contains(Headers.CONTENT_LENGTH)
                && !headers.contains(Headers.TRANSFER_ENCODING);
    }
}
