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

/** Lets calls through to the operations: who calls, with which headers, how often, and whether they may. */
public final class Gatekeeper {
    private static final HttpString DPOP = new HttpString("DPoP");
    private static final String READ = "okta.users.read";
    private static final String MANAGE = "okta.users.manage";
    private static final String FACTORS = "/api/v1/users/{userId}/factors";

    /** What callers need. Reading needs the one scope, anything else the other, but for the one operation that takes no OAuth. */
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

    /** Who calls, before the body is read. */
    Caller identify(HttpServerExchange exchange) {
        Caller principal = signIn.authenticate(credentials(exchange));
        exchange.putAttachment(RequestJournalEntry.PRINCIPAL, principal.id());
        meter.claim(exchange, principal.id());
        return principal;
    }

    /** Okta counts a call that it knows the caller of and whose headers are good, even if the caller may not do it. */
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

    /** Whether a POST says how long it is; without that the gateway refuses it with 411. */
    static boolean lacksLength(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        return exchange.getRequestMethod().equals(Methods.POST)
                && !headers.contains(Headers.CONTENT_LENGTH)
                && !headers.contains(Headers.TRANSFER_ENCODING);
    }
}
